import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/**
 * Serves the built client: `/tab` for Teams and the browser, `/pane` for Outlook. Microsoft wants its Office script
 * loaded from its own address, which is a setting, so the pane's page is filled in here.
 */
export function mountClientPages(app: Express, folder: string, officeScriptUrl: string): void {
  const tab = page(folder, 'tab', officeScriptUrl);
  const pane = page(folder, 'pane', officeScriptUrl);
  app.get('/', (_request, response) => response.redirect(302, '/tab'));
  app.get('/tab', (_request, response) => response.set('cache-control', 'no-cache').type('html').send(tab));
  app.get('/pane', (_request, response) => response.set('cache-control', 'no-cache').type('html').send(pane));
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
}

function page(folder: string, name: string, officeScriptUrl: string): string {
  const file = join(folder, 'src/app', `${name}.html`);
  if (!existsSync(file)) throw new Error(`The client is not built: ${file} is missing. Run npm run build.`);
  return readFileSync(file, 'utf8').replaceAll('%OFFICE_SCRIPT_URL%', officeScriptUrl);
}
