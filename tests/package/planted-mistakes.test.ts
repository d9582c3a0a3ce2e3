import { describe, expect, test } from 'vitest';
import type { Sources } from '../../infra/scripts/package-app/sources.ts';
import { type Env, make, plainPng, school, sources } from './package-support.ts';

/** What is said of the sources with a mistake in them. */
function faultsOf(mistake: Partial<Sources>, env: Env = {}): readonly string[] {
  const { packages, faults } = make(mistake, env);
  expect(packages === null).toBe(faults.length > 0);
  expect(faults.filter(({ fix }) => fix === '')).toEqual([]);
  return faults.map(({ what }) => what);
}

function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

const manifest = (from: string, to: string): Partial<Sources> => ({ manifest: replaced(sources.manifest, from, to) });
const outlook = (from: string, to: string): Partial<Sources> => ({ outlook: replaced(sources.outlook, from, to) });
const welsh = (from: string, to: string): Partial<Sources> => ({
  languages: new Map([['cy.json', replaced(sources.languages.get('cy.json') ?? '', from, to)]]),
});
const icon = (name: string, bytes: Buffer): Partial<Sources> => ({ icons: new Map(sources.icons).set(name, bytes) });
const served = (name: string, bytes: Buffer | null): Partial<Sources> => {
  const others = [...sources.servedIcons].filter(([one]) => one !== name);
  return { servedIcons: new Map(bytes ? [...others, [name, bytes]] : others) };
};
const indigo = [79, 82, 178, 255] as const;
const white = [255, 255, 255, 255] as const;
const other = '11111111-2222-4333-8444-555555555555';

/** Each row: the mistake, the files or the settings with it, and every fault that is told. */
const mistakes: readonly (readonly [mistake: string, files: Partial<Sources>, env: Env, told: readonly RegExp[]])[] = [
  ['a plain address', {}, { PUBLIC_URL: 'http://policies.oakfield.sch.uk' }, [/^PUBLIC_URL is http:.*https/]],
  ['this machine', {}, { PUBLIC_URL: 'https://localhost:3978' }, [/^PUBLIC_URL names localhost/]],
  ['an address of numbers', {}, { PUBLIC_URL: 'https://192.0.2.7' }, [/^PUBLIC_URL names 192\.0\.2\.7/]],
  ['an address with a path', {}, { PUBLIC_URL: `${school.PUBLIC_URL}/a&b` }, [/^PUBLIC_URL is .*a&b: .* top/]],
  ['an API address without the host', {}, { API_URI: `api://${school.CLIENT_ID}` }, [/^API_URI is api:\/\/5d0f/]],
  ['an API address with odd signs', {}, { API_URI: 'api://"\\' }, [/^API_URI is api:\/\/"/]],
  [
    'an app id written by hand',
    manifest('{{TEAMS_APP_ID}}', other),
    {},
    [/^manifest\.json id is 1111.*has to be 9c1e/],
  ],
  [
    'an id that is no GUID',
    manifest('{{TEAMS_APP_ID}}', 'countersign'),
    {},
    [/^manifest\.json \/id must match pattern/, /^manifest\.json id is countersign/],
  ],
  ['another bot', manifest('{{BOT_ID}}', other), {}, [/bots\[0\]\.botId is 1111/]],
  ['another app registration', manifest('{{CLIENT_ID}}', other), {}, [/webApplicationInfo\.id is 1111/]],
  [
    'an add-in that is not the hidden one',
    outlook('{{OUTLOOK_ADDIN_ID}}', other),
    {},
    [/^outlook-manifest\.xml Id is 1111/, /^manifest\.json hides the add-in .*outlook-manifest\.xml is 1111/],
  ],
  ['a place nobody fills', manifest('{{VERSION}}', '{{RELEASE}}'), {}, [/has the place \{\{RELEASE\}\}/, /version is/]],
  [
    'a version of another day',
    outlook('{{OUTLOOK_VERSION}}', '1.0.0.9'),
    {},
    [/outlook-manifest\.xml Version is 1\.0\.0\.9/],
  ],
  [
    'a place nobody fills in the add-in',
    outlook('{{PUBLIC_URL}}/terms', '{{SITE}}/terms'),
    {},
    [/xml still has the place \{\{SITE/],
  ],
  ['a version with a word in it', { version: '1.0.0-beta' }, {}, [/version 1\.0\.0-beta is not three numbers/]],
  [
    'a schema of another version',
    manifest('teams/v1.29/', 'teams/v1.17/'),
    {},
    [/says version 1\.29 and names .*v1\.17/],
  ],
  ['a wildcard', manifest('["{{HOST}}"]', '["{{HOST}}", "*.sch.uk"]'), {}, [/validDomains names \*\.sch\.uk/]],
  [
    'a host more than is used',
    manifest('["{{HOST}}"]', '["{{HOST}}", "cdn.example.org"]'),
    {},
    [/validDomains names cdn\.example\.org, which no address/],
  ],
  [
    'a host that is not declared',
    manifest('"{{PUBLIC_URL}}/privacy"', '"https://example.org/privacy"'),
    {},
    [/privacyUrl is at example\.org, which validDomains/],
  ],
  [
    'a plain address in the add-in',
    outlook('<SupportUrl DefaultValue="{{PUBLIC_URL}}', '<SupportUrl DefaultValue="http://{{HOST}}'),
    {},
    [/SupportUrl is http:.*not https/],
  ],
  ['another host in the add-in', outlook('https://{{HOST}}', 'https://example.org'), {}, [/AppDomains/]],
  [
    'a long name',
    manifest('"short": "Countersign"', `"short": "${'n'.repeat(31)}"`),
    {},
    [/\/name\/short .* 30 characters/],
  ],
  [
    'a long description',
    manifest('"Read, understand', `"${'d'.repeat(60)}`),
    {},
    [/\/description\/short .* 80 characters/],
  ],
  ['a property nobody knows', manifest('"accentColor"', '"accentColour"'), {}, [/accentColor/, /accentColour/]],
  ['a ribbon of another window', manifest('mailRead', 'mailReading'), {}, [/contexts\/0 must be equal to one of/]],
  [
    'a text without Welsh',
    welsh('"staticTabs[0].name"', '"staticTabs[1].name"'),
    {},
    [/no text for staticTabs\[0\]/, /staticTabs\[1\]/],
  ],
  ['a Welsh text that is too long', welsh('Fy mholisïau', 'p'.repeat(129)), {}, [/cy\.json .*128 characters/]],
  [
    'a parameter lost in Welsh',
    welsh('{day}', 'dydd Gwener'),
    {},
    [/cy\.json activities.*has the parameters policies/],
  ],
  ['a language whose file is not there', { languages: new Map() }, {}, [/^cy: cy\.json is missing/]],
  [
    'a button without Welsh in the add-in',
    outlook('<bt:Override Locale="cy-GB" Value="Darllen a derbyn" />', ''),
    {},
    [/Button\.Label is translated into nothing, the manifest into cy/],
  ],
  [
    'a long text in the add-in',
    outlook('DefaultValue="Read and accept"', `DefaultValue="${'r'.repeat(126)}"`),
    {},
    [/Button\.Label is empty or longer than 125/],
  ],
  ['a large icon of the wrong size', icon('color.png', plainPng(96, indigo)), {}, [/color\.png is 96 by 96.*192/]],
  [
    'a large icon with holes',
    icon('color.png', plainPng(192, [0, 0, 0, 0])),
    {},
    [/color\.png has pixels one can see through/],
  ],
  ['an outline in colour', icon('outline.png', plainPng(32, indigo)), {}, [/outline\.png is not white alone/]],
  ['an outline that fills all', icon('outline.png', plainPng(32, white)), {}, [/outline\.png is not white alone/]],
  ['an outline nobody sees', icon('outline.png', plainPng(32, [0, 0, 0, 0])), {}, [/outline\.png is not white alone/]],
  ['a small icon without ground', icon('color-32.png', plainPng(32, indigo)), {}, [/color-32\.png has no ground/]],
  [
    'an icon that is no picture',
    icon('color.png', Buffer.from('none')),
    {},
    [/color\.png cannot be read: it is no PNG/],
  ],
  ['an icon that is not served', served('icon-80.png', null), {}, [/icon icon-80\.png is missing/]],
  [
    'a served icon of another size',
    served('icon-16.png', plainPng(25, indigo)),
    {},
    [/icon-16\.png is 25 by 25.*16 by 16/],
  ],
  [
    'an activity of another name',
    manifest('"type": "policiesOutstanding"', '"type": "policiesDue"'),
    {},
    [/sends notifications of type policiesOutstanding/, /type policiesDue, which the product never sends/],
  ],
  [
    'an activity with another parameter',
    { ...manifest('{day}', '{date}'), ...welsh('{day}', '{date}') },
    {},
    [/policiesOutstanding uses date, policies, and the product sends policies, day/],
  ],
  [
    'a wider permission',
    manifest('MailboxItem.Read.User', 'Mailbox.ReadWrite.User'),
    {},
    [/asks for Mailbox\.ReadWrite/],
  ],
  [
    'a permission beside it',
    manifest('"validDomains"', '"devicePermissions": ["geolocation"], "validDomains"'),
    {},
    [/asks for geolocation, which the product does not use/],
  ],
  [
    'a wider permission of the add-in',
    outlook('>ReadItem<', '>ReadWriteMailbox<'),
    {},
    [/xml asks for ReadWriteMailbox/],
  ],
  ['a resource nobody has', outlook('resid="Pane.Url"', 'resid="Pane.Adress"'), {}, [/resource Pane\.Adress/]],
  [
    'an icon for phones left out',
    outlook('<bt:Image size="48" scale="3" resid="Icon.144" />', ''),
    {},
    [/nothing uses/, /48x3/],
  ],
  [
    'two things of one id',
    outlook('id="countersignMobileGroup"', 'id="countersignGroup"'),
    {},
    [/countersignGroup twice/],
  ],
  ['one name for both', outlook('"Countersign for Outlook"', '"Countersign"'), {}, [/DisplayName is "Countersign"/]],
  ['a file that is no JSON', manifest('{', ''), {}, [/^manifest\.json cannot be read/]],
  ['a file that is no XML', outlook('</OfficeApp>', ''), {}, [/^outlook-manifest\.xml cannot be read/]],
];

describe('a planted mistake is told, and nothing else with it', () => {
  test.each(mistakes)('%s', (_mistake, files, env, told) => {
    const faults = faultsOf(files, env);
    expect(faults.filter((fault) => !told.some((pattern) => pattern.test(fault)))).toEqual([]);
    for (const pattern of told)
      expect(
        faults.filter((fault) => pattern.test(fault)),
        String(pattern),
      ).not.toEqual([]);
  });

  test('and several are told at once', () => {
    const faults = faultsOf(
      { ...manifest('{{BOT_ID}}', other), ...outlook('>ReadItem<', '>Restricted<') },
      { API_URI: 'api://x' },
    );
    expect(faults).toHaveLength(3);
  });
});
