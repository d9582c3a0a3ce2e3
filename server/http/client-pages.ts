import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { askedLanguage } from './asked-language.ts';

/**
 * Serves the built client: `/tab` for Teams and the browser, `/pane` for Outlook, and what anybody may read without
 * signing in, each in English and Welsh. Microsoft wants its Office script loaded from its own address, which is a
 * setting, so the pane's page is filled in here.
 */
export function mountClientPages(app: Express, folder: string, officeScriptUrl: string): void {
  for (const name of ['tab', 'pane']) {
    const inLanguage = {
      en: page(folder, name).replaceAll('%OFFICE_SCRIPT_URL%', officeScriptUrl),
      cy: page(join(folder, 'cy'), name).replaceAll('%OFFICE_SCRIPT_URL%', officeScriptUrl),
    };
    app.get(`/${name}`, (request, response) => sendPage(response, inLanguage[askedLanguage(request)]));
  }
  app.get('/', (_request, response) => response.redirect(302, '/tab'));
  mountLegalPages(app, folder);
  mountIcons(app, folder);
  for (const build of ['', 'cy'])
    app.use(
      join('/', build, 'assets'),
      express.static(join(folder, build, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
    );
}

function sendPage(response: Response, html: string): void {
  response.set({ 'cache-control': 'no-cache', vary: 'Accept-Language' }).type('html').send(html);
}

/** The two pages that the manifests name, which have to open for anybody. */
function mountLegalPages(app: Express, folder: string): void {
  for (const name of ['privacy', 'terms']) {
    const inLanguage = { en: page(folder, `legal/${name}`), cy: page(folder, `legal/${name}-cy`) };
    app.get(`/${name}`, (request, response) => sendPage(response, inLanguage[askedLanguage(request)]));
  }
}

/** Outlook shows these on its own pages, and keeps them only where it is allowed to. */
function mountIcons(app: Express, folder: string): void {
  app.use(
    '/icons',
    express.static(join(folder, 'icons'), {
      maxAge: '1d',
      index: false,
      setHeaders: (response) => response.setHeader('cross-origin-resource-policy', 'cross-origin'),
    }),
  );
}

function page(folder: string, name: string): string {
  const file = join(folder, 'src/app', `${name}.html`);
  if (!existsSync(file)) throw new Error(`The client is not built: ${file} is missing. Run npm run build.`);
  return readFileSync(file, 'utf8');
}
