import { defineConfig } from 'vitest/config';

/** MSAL finds the managed identity of its machine once for each process, so whoever stands on one has a process of their own. */
const onMachinesOfTheirOwn = [
  'tests/**/managed-identity*.test.ts',
  'tests/doctor/look-faults.test.ts',
  'tests/infra/permissions.test.ts',
  'tests/server/adapters/provision-look.test.ts',
];

export default defineConfig({
  test: {
    // Only what hangs should meet these: a busy machine takes several times as long as a quiet one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: onMachinesOfTheirOwn,
          globalSetup: ['tests/support/global-setup.ts'],
          // Each test has a world of its own, so the program itself need not be read anew for each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'managed identity',
          include: onMachinesOfTheirOwn,
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
