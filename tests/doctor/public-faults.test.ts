import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, test } from 'vitest';
import { createWorld, freePort, type World } from '#tests/support/world.ts';
import { selfSigned } from './support/certificate.ts';
import { type Certificate, frontEnd } from './support/front-end.ts';
import { expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const behind =
  (instead: Parameters<typeof frontEnd>[1], certificate?: () => Certificate): Fault['plant'] =>
  async ({ origin }) => {
    const front = await frontEnd(origin, instead, certificate?.());
    return { settings: { publicUrl: front.address }, undo: front.close };
  };
const nothingElse = () => null;

const faults: readonly Fault[] = [
  {
    name: 'a name that is in no DNS',
    found: 'public.name',
    wrong: /no countersign\.school\.invalid/,
    fix: /Add a record/,
    plant: () => ({ settings: { publicUrl: 'https://countersign.school.invalid' } }),
  },
  {
    name: 'an address where nothing listens',
    found: 'public.product',
    wrong: /Nothing answers.*ECONNREFUSED/,
    fix: /npm run serve/,
    plant: async () => ({ settings: { publicUrl: `http://localhost:${await freePort()}` } }),
  },
  {
    name: 'a TLS address where nothing listens',
    found: 'public.certificate',
    wrong: /Nothing speaks TLS.*ECONNREFUSED/,
    fix: /firewall/,
    plant: async () => ({ settings: { publicUrl: `https://localhost:${await freePort()}` } }),
  },
  {
    name: 'somebody else’s page',
    found: 'public.product',
    wrong: /Something else than this product/,
    fix: /front end/,
    plant: behind(() => ({ status: 200, body: '<!doctype html><title>Welcome</title>' })),
  },
  {
    name: 'another school’s installation',
    found: 'public.same',
    wrong: /another tenant/,
    fix: /one installation/,
    plant: behind((path) =>
      path === '/api/client-config'
        ? { status: 200, body: JSON.stringify({ tenantId: randomUUID(), clientId: randomUUID() }) }
        : null,
    ),
  },
  {
    name: 'a bot endpoint that accepts everything',
    found: 'public.bot',
    wrong: /takes activities that Microsoft has not signed/,
    fix: /Stop the product now/,
    plant: behind((path) => (path === '/api/messages' ? { status: 200, body: '' } : null)),
  },
  {
    name: 'a front end that keeps the bot endpoint to itself',
    found: 'public.bot',
    wrong: /404 and 404 instead of 401/,
    fix: /pass POST \/api\/messages on/,
    plant: behind((path) => (path === '/api/messages' ? { status: 404, body: '' } : null)),
  },
  {
    name: 'a certificate that has expired',
    found: 'public.certificate',
    wrong: /expired on \d{4}-/,
    fix: /Renew/,
    plant: behind(nothingElse, () => selfSigned('localhost', inDays(-90), inDays(-1))),
  },
  {
    name: 'a certificate that is not good yet',
    found: 'public.certificate',
    wrong: /good from \d{4}-/,
    fix: /Renew/,
    plant: behind(nothingElse, () => selfSigned('localhost', inDays(1), inDays(90))),
  },
  {
    name: 'a certificate for another name',
    found: 'public.certificate',
    wrong: /another name \(DNS:www\.school\.example\)/,
    fix: /certificate of its own/,
    plant: behind(nothingElse, () => selfSigned('www.school.example', inDays(-1), inDays(90))),
  },
  {
    name: 'a certificate of no known authority',
    found: 'public.certificate',
    wrong: /No authority.*SELF_SIGNED/,
    fix: /public authority/,
    plant: behind(nothingElse, () => selfSigned('localhost', inDays(-1), inDays(90))),
  },
];

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('nothing is found behind a front end that passes everything on', async () => {
  const front = await frontEnd(world.origin, nothingElse);
  await expectHealth({ ...world, settings: { ...world.settings, publicUrl: front.address } });
  await front.close();
});
