import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '#tests/support/world.ts';
import { make, school } from './package-support.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ provisioned: false });
});
afterAll(() => world.close());

const open = (path: string) => fetch(`${world.origin}${path}`, { redirect: 'error' });

test('every address in the packages answers without a sign-in', async () => {
  const { packages } = make();
  const text = `${packages?.app.toString('utf8')}${packages?.outlook}`;
  const paths = [...text.matchAll(new RegExp(`"${school.PUBLIC_URL}(/[^"#]*)`, 'g'))].map((match) => match[1] ?? '');
  expect([...new Set(paths)].length).toBeGreaterThan(15);
  for (const path of new Set(paths)) {
    const reply = await open(path);
    expect({ path, status: reply.status }).toEqual({ path, status: 200 });
    expect(reply.headers.get('content-type'), path).toMatch(path.endsWith('.png') ? 'image/png' : 'text/html');
  }
});

test('Outlook may show the icons on its own pages, and keep them', async () => {
  const { headers } = await open('/icons/icon-16.png');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('cache-control')).toBe('public, max-age=86400');
  expect((await open('/privacy')).headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

describe.each(['/privacy', '/terms'])('%s', (path) => {
  const html = async (address: string) => (await open(address)).text();
  const headings = (page: string) => [...page.matchAll(/<h2 id="([a-z]+)"/g)].map((match) => match[1]);

  test('says the same in English and in Welsh, and leads from one to the other', async () => {
    const [english, welsh] = [await html(path), await html(`${path}?lang=cy`)];
    expect(english).toContain('<html lang="en-GB">');
    expect(english).toContain(`href="${path}?lang=cy"`);
    expect(welsh).toContain('<html lang="cy">');
    expect(welsh).toContain(`href="${path}?lang=en"`);
    expect(headings(english).length).toBeGreaterThan(3);
    expect(headings(welsh)).toEqual(headings(english));
    for (const tag of ['dt', 'li', 'p'])
      expect(welsh.split(`<${tag}`).length, tag).toBe(english.split(`<${tag}`).length);
  });

  test('holds no script, and everything it needs is there', async () => {
    const page = await html(path);
    expect(page).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    const own = [...page.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map((match) => match[1] ?? '');
    expect(own.length).toBeGreaterThan(4);
    for (const address of own) expect((await open(address)).status, address).toBe(200);
  });
});

test.each(['/tab', '/pane', '/privacy'])(
  '%s opens in the language that the address or else the browser asks for',
  async (path) => {
    const language = async (query: string, accepted: string) => {
      const page = await fetch(`${world.origin}${path}${query}`, { headers: { 'accept-language': accepted } });
      expect(page.headers.get('vary')).toContain('Accept-Language');
      return /<html lang="(..)/.exec(await page.text())?.[1];
    };
    expect(await language('', 'cy-GB,cy;q=0.9,en;q=0.8')).toBe('cy');
    expect(await language('', 'en-GB,cy;q=0.5')).toBe('en');
    expect(await language('', 'pl')).toBe('en');
    expect(await language('?lang=en', 'cy')).toBe('en');
    expect(await language('?lang=cy', 'en-GB')).toBe('cy');
    expect(await language('?lang=xx', 'en-GB')).toBe('en');
  },
);

test('the link for help leads to a heading', async () => {
  expect(await (await open('/terms')).text()).toContain('<h2 id="help">');
});
