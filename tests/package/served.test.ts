import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProduction, type Production } from './open-production.ts';
import { gradeOf, officeAddress, type Served, servedRules } from './served-rules.ts';

/** Production as a school's browser meets it: what is served, graded. */

let production: Production;
let answers: readonly Served[];

beforeAll(async () => {
  // As a school has it: a public address with https, Microsoft's own addresses, and no host beside Microsoft's.
  production = await openProduction({
    PUBLIC_URL: 'https://countersign.example',
    AUTHORITY_URL: '',
    OFFICE_SCRIPT_URL: '',
    HOST_ORIGINS: '',
    // Nobody is there; that the product runs shows that the bundle finds what telemetry needs.
    APPLICATIONINSIGHTS_CONNECTION_STRING:
      'InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=https://localhost:1/',
  });
  const files = ['assets', 'cy/assets', 'icons'].flatMap((folder) =>
    readdirSync(join('dist/client', folder)).map((name) => `/${folder}/${name}`),
  );
  const paths = [
    ...['/', '/tab', '/pane', '/tab?lang=cy', '/pane?lang=cy', '/privacy', '/privacy?lang=cy', '/terms', '/nowhere'],
    ...['/healthz', '/readyz', '/api/me', '/api/requests', '/api/client-config', '/api/openapi.json', '/api/nowhere'],
    ...files,
    ...files.filter((path) => path.endsWith('.js')).map((path) => `${path}.map`),
  ];
  answers = await Promise.all(paths.map(ask));
}, 120_000);
afterAll(() => production.close());

async function ask(path: string): Promise<Served> {
  const response = await fetch(production.origin + path, { redirect: 'manual' });
  // What the embedded tenant is told apart by is the address of this test's own product too.
  const body = (await response.text()).replaceAll(production.origin, '');
  return { path, status: response.status, headers: Object.fromEntries(response.headers), body };
}

test.each(Object.entries(servedRules))('%s', (_name, { findings, source }) => {
  expect(source).not.toBe('');
  expect(findings(answers)).toEqual([]);
});

test('all of it together is graded A+', () => {
  expect(answers.filter(({ path, status }) => path.includes('assets/') && status === 200).length).toBeGreaterThan(50);
  expect(gradeOf(answers)).toEqual({ grade: 'A+', broken: [] });
});

const withHeader =
  (name: string, change: (value: string) => string) =>
  (one: Served): Served => ({ ...one, headers: { ...one.headers, [name]: change(one.headers[name] ?? '') } });
const withBody =
  (from: string | RegExp, to: string) =>
  (one: Served): Served => ({ ...one, body: one.body.replace(from, to) });
const inPolicy = (from: string | RegExp, to: string) =>
  withHeader('content-security-policy', (value) => value.replace(from, to));

/** A fault in one answer, and the rules that have to find it. */
const planted: readonly (readonly [path: string, plant: (one: Served) => Served, rules: readonly RegExp[]])[] = [
  ['/tab', inPolicy("default-src 'none'", "default-src 'self'"), [/forbidden/, /nothing is allowed/]],
  ['/tab', inPolicy(/base-uri[^;]*;/, ''), [/forbidden/]],
  ['/tab', inPolicy(/^.*$/, ''), [/forbidden/, /may frame/, /nothing is allowed/]],
  ['/tab', inPolicy("script-src 'self'", "script-src 'self' 'unsafe-inline'"), [/nothing is allowed/]],
  ['/pane', inPolicy("script-src 'self'", "script-src 'self' https://cdn.example"), [/nothing is allowed/]],
  ['/tab', inPolicy('frame-ancestors', 'frame-ancestors https://*.example'), [/nothing is allowed/]],
  ['/tab', inPolicy('connect-src', 'connect-src https:'), [/nothing is allowed/]],
  ['/tab', inPolicy(' https://*.cloud.microsoft', ''), [/may frame/]],
  ['/tab', withHeader('x-frame-options', () => 'DENY'), [/may frame/]],
  ['/tab', withBody('</body>', '<script>start()</script></body>'), [/script stands/]],
  ['/terms', withBody('<h1', '<h1 onclick="start()"'), [/attribute/]],
  ['/terms', withBody('<h1', '<a href="javascript:start()">x</a><h1'), [/attribute/]],
  ['/api/me', withHeader('strict-transport-security', () => 'max-age=60'), [/https/]],
  ['/nowhere', withHeader('strict-transport-security', () => ''), [/https/]],
  ['/api/me', withHeader('x-content-type-options', () => ''), [/guessed/]],
  ['/tab', withHeader('referrer-policy', () => 'unsafe-url'), [/passed on/]],
  ['/tab', withHeader('permissions-policy', (value) => value.replace('camera=()', 'camera=*')), [/devices/]],
  ['/tab', withHeader('cross-origin-opener-policy', () => 'unsafe-none'), [/windows/]],
  ['/tab', withHeader('cross-origin-resource-policy', () => 'cross-origin'), [/cannot load/]],
  ['/tab', withHeader('cache-control', () => 'public, max-age=31536000, immutable'), [/in its name/]],
  ['/api/me', withHeader('cache-control', () => 'private'), [/kept nowhere/]],
  ['/tab', withHeader('x-powered-by', () => 'Express'), [/runs on/]],
  ['/api/me', withHeader('set-cookie', () => 'session=1; Secure; HttpOnly; SameSite=Strict'), [/cookies/]],
  ['/api/me', withHeader('access-control-allow-origin', () => '*'), [/other site may read/]],
  ['/pane', withBody(officeAddress, 'http://localhost:3979/host/office.js'), [/Office script/, /embedded tenant/]],
  ['/pane', withBody(/<script[^>]*office\.js[^>]*><\/script>/, ''), [/Office script/]],
  ['/tab', withBody('</body>', '<!-- /control/people --></body>'), [/embedded tenant/]],
  ['/tab', withBody('</body>', '<!--# sourceMappingURL=tab.js.map --></body>'), [/source map/]],
  ['/nowhere', (one) => ({ ...one, path: '/assets/tab.js.map', status: 200 }), [/source map/, /in its name/]],
];

test.each(planted)('a fault in %s is found by its rule and no other (%#)', (path, plant, rules) => {
  const [target, ...others] = answers.filter((one) => one.path === path);
  if (!target) throw new Error(`${path} was not asked for`);
  const faulty = plant(target);
  expect(faulty).not.toEqual(target);
  const { grade, broken } = gradeOf([...answers.filter((one) => one !== target), ...others, faulty]);
  expect(grade).not.toBe('A+');
  expect(broken.length).toBe(rules.length);
  for (const rule of rules) expect(broken.some((name) => rule.test(name))).toBe(true);
});

test('every rule is put to the proof', () => {
  const proven = (name: string) => planted.some(([, , rules]) => rules.some((rule) => rule.test(name)));
  expect(Object.keys(servedRules).filter((name) => !proven(name))).toEqual([]);
});
