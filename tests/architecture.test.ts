import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom. A folder that is not named here may import nothing, and may not exist. */
const table: Record<string, readonly string[]> = {
  'src/domain': [],
  'src/contract': ['src/domain'],
  'src/strings': ['src/contract', 'src/domain'],
  'src/hosts': ['src/contract', 'src/domain', 'src/strings'],
  'src/ui': ['src/strings', 'src/domain'],
  'src/api': ['src/hosts', 'src/contract', 'src/domain', 'src/strings'],
  'src/features/*': ['src/api', 'src/hosts', 'src/ui', 'src/strings', 'src/contract', 'src/domain'],
  'src/app': ['src/api', 'src/hosts', 'src/ui', 'src/strings', 'src/contract', 'src/domain', 'src/features/*'],
  'server/config': [],
  'server/log': [],
  'server/spreadsheet': [],
  'server/import': ['src/domain'],
  'server/store': ['src/domain'],
  'server/cards': ['src/domain', 'src/strings', 'server/adapters/ports.ts'],
  'server/adapters': ['src/domain', 'server/config', 'server/log'],
  'server/services': [
    'src/domain',
    'src/contract',
    'src/strings',
    'server/store',
    'server/import',
    'server/cards',
    'server/spreadsheet',
    'server/log',
    'server/config',
    'server/adapters/ports.ts',
  ],
  'server/telemetry': ['server/log', 'server/store/queue-readings.ts'],
  'server/jobs': ['server/services', 'server/log', 'server/telemetry'],
  'server/http': ['src/domain', 'src/contract', 'server/config', 'server/log'],
  'server/routes': [
    'src/domain',
    'src/contract',
    'server/http',
    'server/services',
    'server/store/open-store.ts',
    'server/adapters/ports.ts',
  ],
  'server/embedded-tenant': [],
  'server/create-app.ts': [
    'src/domain',
    'server/config',
    'server/log',
    'server/store',
    'server/adapters',
    'server/services',
    'server/jobs',
    'server/http',
    'server/routes',
    'server/telemetry',
  ],
  'server/run.ts': ['server/create-app.ts', 'server/config', 'server/log', 'server/store'],
  'server/main.ts': ['server/run.ts', 'server/fail-to-start.ts', 'server/config', 'server/log'],
  'server/provision.ts': ['server/adapters', 'server/config'],
  'server/provision-main.ts': ['server/provision.ts', 'server/fail-to-start.ts', 'server/config'],
  'server/register.ts': ['server/adapters', 'server/config', 'server/log', 'server/services', 'server/store'],
  'server/register-main.ts': [
    'src/domain',
    'server/register.ts',
    'server/fail-to-start.ts',
    'server/config',
    'server/log',
    'server/store',
  ],
  'server/backup.ts': ['server/adapters', 'server/config', 'server/log', 'server/services', 'server/store'],
  'server/backup-main.ts': ['server/backup.ts', 'server/fail-to-start.ts', 'server/config', 'server/store'],
  'server/doctor': ['src/domain', 'server/adapters', 'server/config', 'server/store', 'server/services/stuck-work.ts'],
  'server/doctor.ts': ['server/doctor', 'server/config'],
  'server/doctor-main.ts': [
    'server/doctor.ts',
    'server/doctor',
    'server/fail-to-start.ts',
    'server/config',
    'server/store',
  ],
  'server/fail-to-start.ts': ['src/domain', 'server/config'],
  'server/try.ts': [
    'server/main.ts',
    'server/run.ts',
    'server/fail-to-start.ts',
    'server/provision.ts',
    'server/config',
    'server/log',
    'server/embedded-tenant',
    'infra/scripts',
  ],
};

/** Packages that only some folders may know. */
const packages: Record<string, readonly string[]> = {
  'drizzle-orm': ['server/store', 'server/services'],
  pg: [
    'server/store',
    'server/routes',
    'server/jobs',
    'server/create-app.ts',
    'server/register.ts',
    'server/backup.ts',
    'server/doctor',
    'server/doctor-main.ts',
  ],
  'pg-boss': ['server/jobs'],
  '@microsoft/microsoft-graph-client': ['server/adapters'],
  '@azure/msal-node': ['server/adapters'],
  '@microsoft/teams.apps': ['server/adapters'],
  '@azure/monitor-opentelemetry-exporter': ['server/telemetry/application-insights.ts'],
  '@opentelemetry/api': ['server/telemetry'],
  diff: ['src/domain/difference'],
};

/** Pure packages, that the domain may know in the rooms the table above gives them. */
const purePackages = ['diff'];

const importPattern =
  /(?:^|[^.\w])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\s)import\s*\(?\s*['"]([^'"]+)['"]/gm;

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#strings/')) return specifier.replace('#strings', 'src/strings');
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? relative('.', join(dirname(file), specifier)) : null;
}

function roomOf(path: string): string | null {
  const feature = /^src\/features\/[^/]+\//.test(path) ? 'src/features/*' : null;
  const rooms = Object.keys(table).filter((room) => path === room || path.startsWith(`${room}/`));
  return feature ?? rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

function allowed(from: string, to: string): boolean {
  const room = roomOf(from);
  if (room === null) return false;
  if (room === 'src/features/*') {
    const own = from.split('/').slice(0, 3).join('/');
    if (to.startsWith(`${own}/`)) return true;
  } else if (roomOf(to) === room) return true;
  return (table[room] ?? []).some((place) =>
    place === 'src/features/*' ? to.startsWith('src/features/') : to === place || to.startsWith(`${place}/`),
  );
}

const files = ['src', 'server'].flatMap(filesUnder);

test('every file of the product stands in a room of the table', () => {
  expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
});

test('imports point one way', () => {
  const offences = files.flatMap((file) =>
    importsOf(file)
      .map((specifier) => targetOf(file, specifier))
      .filter((target) => target !== null && !allowed(file, target))
      .map((target) => `${file} may not import ${target}`),
  );
  expect(offences).toEqual([]);
});

test('the client takes its texts from the language it is built in', () => {
  const offences = filesUnder('src')
    .filter((file) => !file.startsWith('src/strings/'))
    .filter((file) => importsOf(file).some((specifier) => specifier.startsWith('#src/strings/')));
  expect(offences).toEqual([]);
});

test('the domain imports no package that is not pure', () => {
  const offences = filesUnder('src/domain').flatMap((file) =>
    importsOf(file).filter((specifier) => !specifier.startsWith('.') && !purePackages.includes(specifier)),
  );
  expect(offences).toEqual([]);
});

test('packages that talk outward stay in their rooms', () => {
  const offences = files
    .filter((file) => !file.startsWith('server/embedded-tenant/'))
    .flatMap((file) =>
      importsOf(file)
        .filter(
          (specifier) =>
            specifier in packages && !packages[specifier]?.some((room) => file === room || file.startsWith(`${room}/`)),
        )
        .map((specifier) => `${file} may not import ${specifier}`),
    );
  expect(offences).toEqual([]);
});

test('the table catches what it is there to catch', () => {
  expect(allowed('server/services/a.ts', 'server/routes/b.ts')).toBe(false);
  expect(allowed('server/services/a.ts', 'server/adapters/graph/client.ts')).toBe(false);
  expect(allowed('server/embedded-tenant/graph/a.ts', 'src/domain/day.ts')).toBe(false);
  expect(allowed('src/features/a/x.ts', 'src/features/b/y.ts')).toBe(false);
  expect(allowed('src/domain/day.ts', 'src/contract/common.ts')).toBe(false);
  expect(allowed('server/new-room/a.ts', 'src/domain/day.ts')).toBe(false);
  expect(allowed('src/app/app.tsx', 'src/features/a/x.ts')).toBe(true);
});
