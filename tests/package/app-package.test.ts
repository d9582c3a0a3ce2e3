import { describe, expect, test } from 'vitest';
import { openZip } from '#server/import/word/word-zip.ts';
import { zip } from '../../infra/scripts/package-app/zip.ts';
import { make, school, sources } from './package-support.ts';

const host = new URL(school.PUBLIC_URL).host;
const { CLIENT_ID: clientId, BOT_ID: botId, TEAMS_APP_ID: teamsAppId } = school;

describe('the packages of a school', () => {
  const { packages, faults } = make();
  const parts = openZip(packages?.app ?? Buffer.alloc(0));
  const manifest = JSON.parse(parts.read('manifest.json')?.toString('utf8') ?? '{}');

  test('are made without a fault, and hold what the manifest names and nothing else', () => {
    expect(faults).toEqual([]);
    expect(parts.names).toEqual(['manifest.json', 'color.png', 'outline.png', 'color-32.png', 'cy.json']);
    expect(parts.read('color.png')).toEqual(sources.icons.get('color.png'));
    expect(parts.read('cy.json')?.toString('utf8')).toBe(sources.languages.get('cy.json'));
  });

  test('carry the school’s ids and addresses', () => {
    expect(manifest).toMatchObject({
      manifestVersion: '1.29',
      version: sources.version,
      id: teamsAppId,
      developer: { privacyUrl: `https://${host}/privacy`, termsOfUseUrl: `https://${host}/terms` },
      bots: [{ botId, scopes: ['personal'], isNotificationOnly: false }],
      validDomains: [host],
      webApplicationInfo: { id: clientId, resource: `api://${host}/${clientId}` },
      activities: { activityTypes: [{ type: 'policiesOutstanding' }] },
      extensions: [{ runtimes: [{ code: { page: `https://${host}/pane` } }] }],
    });
    // Deep links in cards and reminders name this tab.
    expect(manifest.staticTabs[0]).toMatchObject({ entityId: 'home', contentUrl: `https://${host}/tab` });
  });

  test('name one add-in for Outlook in both manifests, which is not the app', () => {
    const id = /<Id>([^<]+)<\/Id>/.exec(packages?.outlook ?? '')?.[1];
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(manifest.extensions[0].alternates[0].hide.customOfficeAddin.officeAddinId).toBe(id);
    expect(packages?.outlook).toContain(`<Version>1.${sources.version}</Version>`);
    expect(packages?.outlook).toContain(`DefaultValue="https://${host}/pane"`);
  });

  test('are the same to the byte when made again', () => {
    expect(make().packages).toEqual(packages);
  });
});

test('a zip tells files of any length and name apart', () => {
  const made = openZip(
    zip([
      { name: 'polisïau.txt', bytes: Buffer.from('â') },
      { name: 'none', bytes: Buffer.alloc(0) },
    ]),
  );
  expect(made.names).toEqual(['polisïau.txt', 'none']);
  expect([made.read('polisïau.txt'), made.read('none')]).toEqual([Buffer.from('â'), Buffer.alloc(0)]);
});
