import { z } from 'zod';
import { graphPath, odataLiteral } from '#server/adapters/graph/graph-path.ts';
import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';
import { offerMailToNobody } from './mail-to-nobody.ts';
import type { Scene } from './scene.ts';

/** An application permission on Graph, named where the calls that need it are made. */
export type Permission = {
  /** The least one, as the portal lists it. */
  readonly name: string;
  /** Others that unlock the same calls: PERM, github.com/microsoftgraph/microsoft-graph-devx-content `permissions/new/permissions.json`. */
  readonly insteadOf: readonly string[];
  /** The one to grant in its place where Graph refuses it, for one that no tenant has been asked about. */
  readonly otherwise?: string;
  readonly lets: string;
  readonly means: string;
  /** The least harmful call that it unlocks. It throws what Graph refuses; null where no call is without effect. */
  readonly attempt: ((scene: Scene) => Promise<string>) | null;
  /** Whether the app holds it by another service's own grant, which no token tells. */
  readonly elsewhere?: (scene: Scene) => Promise<boolean>;
};

const eventual = { ConsistencyLevel: 'eventual' };
const values = z.object({ value: z.array(z.looseObject({ id: z.string() })) });

export const sitePermissions: readonly string[] = [
  'Sites.Selected',
  'Sites.ReadWrite.All',
  'Sites.Manage.All',
  'Sites.FullControl.All',
];
export const listPermission = 'Lists.SelectedOperations.Selected';

export const permissions: readonly Permission[] = [
  {
    name: 'User.Read.All',
    insteadOf: ['User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    lets: 'read people, their managers and whether their accounts are enabled',
    means: 'Nobody can be told from a leaver, so no campaign can be sent.',
    attempt: async ({ people }) => {
      const found = await people();
      if (found.some(({ enabled }) => enabled === undefined))
        throw new GraphRefusal(403, 'limited', 'no details', null);
      return 'people can be read';
    },
  },
  {
    name: 'Group.ReadBasic.All',
    otherwise: 'GroupMember.Read.All',
    insteadOf: [
      'GroupMember.Read.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    lets: 'find groups, read who is in them and follow their changes',
    means: 'No group can be chosen, and joiners and leavers go unnoticed.',
    attempt: async ({ graph }) => {
      const query = { $select: 'id', $top: '1' };
      const [group] = values.parse(await graph.get(graphPath`/groups`, { query })).value;
      if (!group) return 'groups can be read; there are none';
      await graph.get(graphPath`/groups/${group.id}/transitiveMembers/microsoft.graph.user`, {
        query: { $select: 'id', $count: 'true', $top: '1' },
        headers: eventual,
      });
      await graph.get(graphPath`/groups/delta`, {
        query: { $select: 'members', $filter: `id eq ${odataLiteral(group.id)}` },
      });
      return 'groups, members and changes can be read';
    },
  },
  {
    name: 'AppCatalog.Read.All',
    insteadOf: ['AppCatalog.ReadWrite.All'],
    lets: 'find the app in the school’s Teams catalogue',
    means: 'The app cannot be installed for anybody, so no Teams card arrives.',
    attempt: async ({ graph, settings }) => {
      const query = { $filter: `externalId eq ${odataLiteral(settings.teamsAppId)}` };
      values.parse(await graph.get(graphPath`/appCatalogs/teamsApps`, { query }));
      return 'the catalogue can be read';
    },
  },
  {
    name: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    insteadOf: [
      'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
      'TeamsAppInstallation.ReadWriteForUser.All',
      'TeamsAppInstallation.ReadWriteAndConsentForUser.All',
    ],
    lets: 'install the app for the people who are asked',
    means: 'No Teams card arrives at anybody who has not the app already.',
    attempt: async ({ graph, people }) => {
      const known = await people().catch(() => []);
      const somebody = known.find(({ enabled, mail }) => enabled && mail !== null);
      if (!somebody) return 'consented to; there was nobody to try it on';
      try {
        await graph.get(graphPath`/users/${somebody.id}/teamwork/installedApps`);
        return 'installed apps can be read';
      } catch (error) {
        if (error instanceof GraphRefusal && (error.status === 404 || /licen[cs]e/i.test(error.message))) {
          return 'consented to; it was tried on somebody without Teams';
        }
        throw error;
      }
    },
  },
  {
    name: 'TeamsActivity.Send',
    insteadOf: [],
    lets: 'remind people in their Teams activity feed',
    means: 'Nobody is reminded in Teams; reminders go by mail alone.',
    attempt: null,
  },
  {
    name: 'Mail.Send',
    insteadOf: [],
    lets: 'send mail from the school’s mailbox',
    means: 'Whoever no Teams card reaches is not asked, and managers and owners hear nothing.',
    // Tried with a message to nobody, once it is known whose mailbox it would be.
    attempt: null,
    // Exchange grants it for single mailboxes, without consent in Entra: https://learn.microsoft.com/exchange/permissions-exo/application-rbac
    elsewhere: async ({ graph, settings }) => (await offerMailToNobody(graph, settings.mailSender)) === 'taken',
  },
  {
    name: 'Sites.Selected',
    insteadOf: [...sitePermissions.slice(1), listPermission],
    lets: 'write the register into the SharePoint site',
    means: 'Acceptances stay in the database and never reach SharePoint.',
    // Tried with the site itself.
    attempt: null,
  },
];

/** The id of the check that looks at a permission. */
export function permissionId(name: string): string {
  return `permission.${name}`;
}
