import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from '#server/config/settings.ts';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};
const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  test('gives every runtime dependency a line of reason, and no other', () => {
    const table = readme.slice(readme.indexOf('| package |'), readme.indexOf('## Words'));
    const named = [...table.matchAll(/`([@\w./*-]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !name.includes('*'));
    expect(named.toSorted()).toEqual(Object.keys(packageJson.dependencies).toSorted());
  });

  test('names every script, and only scripts that exist', () => {
    const named = scriptsIn(readme);
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
    const hidden = new Set(['prepare', 'pretest', 'start', 'test']);
    expect(Object.keys(packageJson.scripts).filter((name) => !named.includes(name) && !hidden.has(name))).toEqual([]);
  });
});

test('the guide to installing names only scripts that exist', () => {
  const named = scriptsIn(readFileSync('docs/install.md', 'utf8'));
  expect(named).toContain('doctor');
  expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
});

test.each(['README.md', 'docs/architecture.md', 'docs/install.md', 'CONTRIBUTING.md'])(
  '%s links to files that are there',
  (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  },
);

test('dependencies are pinned exactly', () => {
  expect(Object.entries(packageJson.dependencies).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});

describe('the settings', () => {
  const example = Object.fromEntries(
    readFileSync('.env.example', 'utf8')
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

  test('wrong ones are reported all at once, each by its name', () => {
    const faults = faultsOf({ ...example, TENANT_ID: 'x', PORT: 'many', GRAPH_URL: 'ftp://here' });
    expect(faults).toContain('TENANT_ID');
    expect(faults).toContain('PORT');
    expect(faults).toContain('GRAPH_URL');
    expect(faults).toContain('CLIENT_SECRET');
  });

  test('the variable that would switch the bot’s token check off keeps the product from starting', () => {
    expect(faultsOf({ ...example, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: '1' })).toContain('DANGEROUSLY_ALLOW');
  });

  test('ids are read in small letters, as Entra writes them in its tokens', () => {
    const guid = 'ABCDEF12-3456-4789-8ABC-DEF123456789';
    const ids = { TENANT_ID: guid, CLIENT_ID: guid, BOT_ID: guid, TEAMS_APP_ID: guid };
    const read = readSettings({ ...example, ...ids, CLIENT_SECRET: 's', SHAREPOINT_SITE_ID: 's', MAIL_SENDER: 'm' });
    const small = guid.toLowerCase();
    expect(read).toMatchObject({ tenantId: small, clientId: small, botId: small, teamsAppId: small });
    expect(read.apiUri).toBe(`api://${small}`);
  });

  function faultsOf(env: Record<string, string>): string {
    try {
      readSettings(env);
      return '';
    } catch (error) {
      if (error instanceof SettingsError) return error.message;
      throw error;
    }
  }
});

function scriptsIn(text: string): readonly string[] {
  return [...text.matchAll(/npm run (?:-s )?([a-z][a-z-]*)/g)].map((match) => match[1] ?? '');
}
