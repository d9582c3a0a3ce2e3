import { z } from 'zod';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';
import { type Check, ok, skipped, stopping, type Trouble, warning } from './check.ts';
import { offerMailToNobody } from './mail-to-nobody.ts';
import { permissionId } from './permissions.ts';

const sender = z.object({ id: z.string(), mail: z.string().nullish() });
const unmailed = 'Whoever no Teams card reaches is not asked, and managers and owners hear nothing.';

/** The mailbox that sends. An account that nobody can sign in to is the usual one: a shared mailbox. */
export const mailChecks: readonly Check[] = [
  {
    id: 'mail.sender',
    looksAt: 'MAIL_SENDER is somebody with a mailbox',
    needs: [permissionId('User.Read.All')],
    run: async ({ graph, settings }) => {
      try {
        const query = { $select: 'id,mail' };
        const answer = sender.parse(await graph.get(graphPath`/users/${settings.mailSender}`, { query }));
        return answer.mail ? ok('it is') : stopping(noMailbox(settings.mailSender));
      } catch (error) {
        if (!(error instanceof GraphRefusal) || error.status !== 404) throw error;
        return stopping({
          wrong: `The directory has nobody called ${settings.mailSender}.`,
          means: unmailed,
          fix: 'Microsoft 365 admin centre > Teams & groups > Shared mailboxes: add one, or set MAIL_SENDER to the one there is.',
        });
      }
    },
  },
  {
    id: 'mail.send',
    looksAt: 'the app may send as MAIL_SENDER',
    needs: ['mail.sender', permissionId('Mail.Send')],
    run: async ({ graph, settings }) => {
      switch (await offerMailToNobody(graph, settings.mailSender)) {
        case 'taken':
          return ok('it may');
        case 'no-mailbox':
          return stopping(noMailbox(settings.mailSender));
        case 'refused':
          return stopping({
            wrong: `Exchange does not let the app send as ${settings.mailSender}.`,
            means: unmailed,
            fix: 'Exchange Online PowerShell: the management scope of the app’s role assignment (Get-ManagementRoleAssignment), or its application access policy (Get-ApplicationAccessPolicy), must contain this mailbox. It counts after up to two hours.',
          });
      }
    },
  },
  {
    id: 'mail.restricted',
    looksAt: 'the app may send as nobody else',
    needs: ['mail.send', permissionId('User.Read.All')],
    run: async ({ graph, settings, people }) => {
      const own = settings.mailSender.toLowerCase();
      const others = (await people()).filter(
        ({ id, mail }) => mail !== null && ![id, mail.toLowerCase()].includes(own),
      );
      const other = others.find(({ enabled }) => enabled);
      if (!other) return skipped('there is no other mailbox to try');
      if ((await offerMailToNobody(graph, other.id)) !== 'taken') return ok('another mailbox is refused');
      return warning({
        wrong: 'Mail.Send is not held to one mailbox: the app may send as everybody.',
        means: 'Whoever gets hold of its credential could write in the name of the head.',
        fix: 'Exchange Online PowerShell: hold the app to MAIL_SENDER with New-ManagementScope and New-ManagementRoleAssignment (RBAC for Applications), and remove Mail.Send in Entra.',
      });
    },
  },
];

function noMailbox(name: string): Trouble {
  return {
    wrong: `${name} has no mailbox in Exchange Online.`,
    means: unmailed,
    fix: 'Microsoft 365 admin centre: give the account a licence with Exchange, or make a shared mailbox and set MAIL_SENDER to it.',
  };
}
