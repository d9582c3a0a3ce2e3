import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/**
 * Serves the built client: `/tab` for Teams and the browser, `/pane` for Outlook, and what anybody may read without
 * signing in. Microsoft wants its Office script loaded from its own address, which is a setting, so the pane's page is
 * filled in here.
 */
export function mountClientPages(app: Express, folder: string, officeScriptUrl: string): void {
  const tab = page(folder, 'tab').replaceAll('%OFFICE_SCRIPT_URL%', officeScriptUrl);
  const pane = page(folder, 'pane').replaceAll('%OFFICE_SCRIPT_URL%', officeScriptUrl);
  app.get('/', (_request, response) => response.redirect(302, '/tab'));
  app.get('/tab', (_request, response) => response.set('cache-control', 'no-cache').type('html').send(tab));
  app.get('/pane', (_request, response) => response.set('cache-control', 'no-cache').type('html').send(pane));
  mountLegalPages(app, folder);
  mountIcons(app, folder);
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
}

/** The two pages that the manifests name, which have to open for anybody, in English and with `?lang=cy` in Welsh. */
function mountLegalPages(app: Express, folder: string): void {
  for (const name of ['privacy', 'terms']) {
    const english = page(folder, `legal/${name}`);
    const welsh = page(folder, `legal/${name}-cy`);
    app.get(`/${name}`, ({ query }, response) => {
      response
        .set('cache-control', 'no-cache')
        .type('html')
        .send(query['lang'] === 'cy' ? welsh : english);
    });
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
