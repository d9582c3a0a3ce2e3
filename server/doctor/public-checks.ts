import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { type Served, servedCertificate } from './certificate.ts';
import { type Check, ok, skipped, stopping, type Verdict, warning } from './check.ts';
import { isOwnMachine, type Scene } from './scene.ts';

const answerWithin = 10_000;
const fewDays = 14;
const unreached = 'No page opens in Teams, Outlook or a browser, and no card can be answered.';

const health = z.object({ status: z.string() });
const clientConfig = z.object({ tenantId: z.string(), clientId: z.string() });

/** The product as people and Microsoft reach it, from the outside in. */
export const publicChecks: readonly Check[] = [
  {
    id: 'public.name',
    looksAt: 'the name in PUBLIC_URL is in the DNS',
    needs: ['settings.address'],
    run: async ({ settings }) => {
      const { hostname } = new URL(settings.publicUrl);
      if (isOwnMachine(settings.publicUrl)) return skipped('PUBLIC_URL is this machine');
      if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return ok('it is an address already');
      try {
        const found = await lookup(hostname, { all: true });
        return ok(found.map(({ address }) => address).join(', '));
      } catch {
        return stopping({
          wrong: `The DNS knows no ${hostname}.`,
          means: unreached,
          fix: `Add a record for ${hostname} at whoever keeps the school’s domain, or correct PUBLIC_URL.`,
        });
      }
    },
  },
  {
    id: 'public.certificate',
    looksAt: 'the certificate of PUBLIC_URL is good, and for some time yet',
    needs: ['public.name'],
    run: async ({ settings, now }) => {
      const address = new URL(settings.publicUrl);
      if (address.protocol !== 'https:') return skipped('PUBLIC_URL is this machine, without TLS');
      return certificateVerdict(await servedCertificate(address, now()), address);
    },
  },
  {
    id: 'public.product',
    looksAt: 'this product answers at PUBLIC_URL',
    needs: ['public.certificate'],
    run: async ({ settings }) => {
      const answer = await readJson(`${settings.publicUrl}/healthz`);
      if (answer.kind === 'json' && answer.status === 200 && health.safeParse(answer.body).success) {
        const config = await readJson(`${settings.publicUrl}/api/client-config`);
        if (config.kind === 'json' && clientConfig.safeParse(config.body).success) return ok('it does');
      }
      const wrong =
        answer.kind === 'nothing'
          ? `Nothing answers at ${settings.publicUrl} (${answer.reason}).`
          : `Something else than this product answers at ${settings.publicUrl} (${answer.status}).`;
      return stopping({
        wrong,
        means: unreached,
        fix: `Start the product ("npm run serve"), and have the front end before it pass ${settings.publicUrl} on to port ${settings.port}.`,
      });
    },
  },
  {
    id: 'public.same',
    looksAt: 'what answers at PUBLIC_URL runs with these settings',
    needs: ['public.product', 'token.graph'],
    run: async ({ settings }) => {
      const answer = await readJson(`${settings.publicUrl}/api/client-config`);
      const { tenantId, clientId } = clientConfig.parse(answer.kind === 'json' ? answer.body : null);
      if (tenantId === settings.tenantId && clientId === settings.clientId) return ok('it does');
      return stopping({
        wrong: `The product at ${settings.publicUrl} belongs to another ${tenantId === settings.tenantId ? 'app' : 'tenant'}.`,
        means: 'People would sign in to another installation than the one these settings send messages from.',
        fix: 'Give PUBLIC_URL, TENANT_ID and CLIENT_ID of one installation to both, and restart the product.',
      });
    },
  },
  {
    id: 'public.bot',
    looksAt: 'the bot endpoint refuses whatever Microsoft has not signed',
    needs: ['public.product'],
    run: async (scene) => {
      const address = `${scene.settings.publicUrl}/api/messages`;
      const statuses = [await postActivity(address, null), await postActivity(address, await forgedToken(scene))];
      if (statuses.every((status) => status === 401 || status === 403)) return ok('it does');
      if (statuses.some((status) => status !== null && status < 300)) {
        return stopping({
          wrong: `${address} takes activities that Microsoft has not signed.`,
          means: 'Anybody could accept a policy in the name of somebody else.',
          fix: 'Stop the product now. Remove whatever answers in its place or takes the token check away, and see that the front end passes the Authorization header on unchanged.',
        });
      }
      return stopping({
        wrong: `${address} answers ${statuses.map((status) => status ?? 'nothing').join(' and ')} instead of 401.`,
        means: 'Teams cannot hand over the press of a button, so no card can be answered.',
        fix: 'Have the front end pass POST /api/messages on to the product, without a sign-in of its own or a filter on its body.',
      });
    },
  },
];

function certificateVerdict(served: Served, address: URL): Verdict {
  const renew = `Renew the certificate of ${address.host} where TLS ends (web app, proxy or gateway).`;
  const fault = (wrong: string, fix = renew) => stopping({ wrong, means: unreached, fix });
  switch (served.kind) {
    case 'nothing':
      return fault(
        `Nothing speaks TLS at ${address.host} (${served.reason}).`,
        `Start what ends TLS at ${address.host}, and open its port in the firewall.`,
      );
    case 'expired':
      return fault(`The certificate of ${address.host} expired on ${served.at.toISOString().slice(0, 10)}.`);
    case 'not-yet':
      return fault(`The certificate of ${address.host} is good from ${served.at.toISOString().slice(0, 10)} only.`);
    case 'other-name':
      return fault(
        `The certificate at ${address.host} is for another name (${served.names}).`,
        `Give ${address.hostname} a certificate of its own where TLS ends, or correct PUBLIC_URL.`,
      );
    case 'untrusted':
      return fault(
        `No authority that this machine trusts signed the certificate of ${address.host} (${served.reason}).`,
        'Use a certificate of a public authority, and serve the certificates between it and the root as well.',
      );
    case 'good':
      if (served.days >= fewDays) return ok(`good for ${served.days} more days`);
      return warning({
        wrong: `The certificate of ${address.host} expires in ${served.days} days.`,
        means: 'From then on no page opens and no card can be answered.',
        fix: renew,
      });
  }
}

type Answer =
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown };

async function readJson(address: string): Promise<Answer> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(answerWithin) });
    return { kind: 'json', status: response.status, body: await response.json().catch(() => null) };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
    return { kind: 'nothing', reason: code };
  }
}

/** An activity that could do no harm where it is taken: it presses no button and names nobody. */
async function postActivity(address: string, token: string | null): Promise<number | null> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ type: 'event', name: 'countersign/doctor', channelId: 'msteams', id: 'doctor' }),
    signal: AbortSignal.timeout(answerWithin),
  }).catch(() => null);
  return response?.status ?? null;
}

/** All that Microsoft's token says, signed by nobody it knows. */
async function forgedToken({ settings }: Scene): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ serviceurl: settings.botServiceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'countersign-doctor' })
    .setIssuer('https://api.botframework.com')
    .setAudience(settings.botId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}
