import { afterAll, beforeAll, test } from 'vitest';
import { createWorld, type World } from '#tests/support/world.ts';
import { expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ managedIdentity: true });
});
afterAll(async () => {
  await world.close();
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
});

const faults: readonly Fault[] = [
  {
    name: 'an app that trusts another identity',
    found: 'token.graph',
    wrong: /No federated credential.*AADSTS700213/,
    fix: /Federated credentials/,
    plant: async ({ control }) => {
      const { federatedSubject } = await control.setup();
      await control.changeSetup({ federatedSubject: '11111111-1111-4111-8111-111111111111' });
      return { undo: () => control.changeSetup({ federatedSubject }) };
    },
  },
  {
    name: 'an identity that this machine was not given',
    found: 'token.graph',
    wrong: /no token of its managed identity/,
    fix: /User assigned/,
    plant: () => ({
      settings: { credential: { kind: 'managed-identity', clientId: '22222222-2222-4222-8222-222222222222' } },
    }),
  },
];

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('nothing is found where a managed identity stands in for a secret', () => expectHealth(world));
