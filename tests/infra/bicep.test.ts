import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from './bicep-rules.ts';
import { type Bicep, isProperties, readBicep, readParameterFile, type Value } from './read-bicep.ts';

const sources = new Map(
  readdirSync('infra', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bicep'))
    .map((name) => [`infra/${name}`, readFileSync(`infra/${name}`, 'utf8')]),
);
const read = (texts: ReadonlyMap<string, string>) => [...texts].map(([path, text]) => readBicep(path, text));
const parameterFiles = ['infra/school.bicepparam', 'infra/trust.bicepparam'];

test.each(Object.keys(rules))('%s', (name) => {
  expect(sources.size).toBeGreaterThan(10);
  expect(rules[name]?.(read(sources))).toEqual([]);
});

const app = 'infra/modules/app.bicep';
const database = 'infra/modules/database.bicep';
const vault = 'infra/modules/vault.bicep';

/** A fault, and the only rule that has to find it: file, what stands there, what is put there instead. */
const planted: readonly (readonly [rule: string, file: string, from: string, to: string])[] = [
  ['the syntax is right', app, 'properties: {\n    serverFarmId', 'properties: {{\n    serverFarmId'],
  ['only https', app, 'httpsOnly: true', 'httpsOnly: false'],
  ['only https', app, '    httpsOnly: true\n', ''],
  ['only https', 'infra/main.bicep', "? 'https:", "? 'http:"],
  ['TLS 1.2 at least', app, "minTlsVersion: '1.2'", "minTlsVersion: '1.0'"],
  ['TLS 1.2 at least', app, "scmMinTlsVersion: '1.2'", "scmMinTlsVersion: '1.1'"],
  ['TLS 1.2 at least', database, "value: 'on'", "value: 'off'"],
  ['TLS 1.2 at least', database, "value: 'TLSv1.2'", "value: 'TLSv1'"],
  ['no way in for uploads and passwords', app, "ftpsState: 'Disabled'", "ftpsState: 'AllAllowed'"],
  ['no way in for uploads and passwords', app, 'allow: false', 'allow: true'],
  [
    'no way in for uploads and passwords',
    'infra/modules/registry.bicep',
    'adminUserEnabled: false',
    'adminUserEnabled: true',
  ],
  [
    'no database that is open to the internet',
    database,
    "publicNetworkAccess: 'Disabled'",
    "publicNetworkAccess: 'Enabled'",
  ],
  ['no database that is open to the internet', database, 'delegatedSubnetResourceId: subnetId\n', ''],
  [
    'no database that is open to the internet',
    database,
    '// Backups go',
    "resource all 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01' = {\n  parent: server\n  name: 'all'\n}\n// Backups go",
  ],
  ['backups of a week at least, and a lock', database, 'backupRetentionDays: backupDays', 'backupRetentionDays: 1'],
  [
    'backups of a week at least, and a lock',
    database,
    "scope: server\n  name: 'evidence'",
    "scope: product\n  name: 'evidence'",
  ],
  ['a vault for few', vault, "defaultAction: 'Deny'", "defaultAction: 'Allow'"],
  ['a vault for few', vault, 'enableRbacAuthorization: true', 'enableRbacAuthorization: false'],
  ['secrets are secure parameters without a default', 'infra/main.bicep', '@secure()\n', ''],
  ['secrets are secure parameters without a default', database, 'param password string', "param password string = 'x'"],
  ['no secret in an output', vault, "string = '@Microsoft", "string = password != '' ? '' : '@Microsoft"],
  [
    'no secret in an output',
    'infra/modules/registry.bicep',
    'string = registry.name',
    'string = registry.listCredentials().username',
  ],
  [
    'no secret in an output',
    'infra/modules/monitoring.bicep',
    'string = insights.name',
    'string = insights.properties.ConnectionString',
  ],
  ['diagnostics everywhere', app, 'scope: app', 'scope: insights'],
  ['diagnostics everywhere', 'infra/modules/network.bicep', 'scope: databaseRules', 'scope: network'],
  [
    'no page of another address may call',
    app,
    'alwaysOn: true',
    "alwaysOn: true\n      cors: { allowedOrigins: ['*'] }",
  ],
  ['an app that is watched, and is somebody', app, "healthCheckPath: '/readyz'", "healthCheckPath: '/'"],
  ['an app that is watched, and is somebody', app, 'alwaysOn: true', 'alwaysOn: false'],
  ['alerts for what ends the main job', 'infra/modules/alerts.bicep', "'backup_storage_used'", "'active_connections'"],
  ['every parameter and output is described', app, "@description('Azure region.')\n", ''],
  ['interfaces that are not a preview', app, 'sites@2024-11-01', 'sites@2024-11-01-preview'],
  [
    'modules are given what they ask for, and asked for what they give',
    'infra/main.bicep',
    '    sku: machineSku\n',
    '',
  ],
  [
    'modules are given what they ask for, and asked for what they give',
    'infra/main.bicep',
    'plan.outputs.id',
    'plan.outputs.planId',
  ],
];

test.each(planted)('"%s" finds what is planted in %s: %s', (rule, file, from, to) => {
  const text = sources.get(file) ?? '';
  expect(text).toContain(from);
  const files = read(new Map([...sources, [file, text.replace(from, () => to)]]));
  const found = Object.keys(rules).filter((name) => rules[name]?.(files).length);
  // A file with broken syntax may break other rules as well.
  expect(rule === 'the syntax is right' ? found.slice(0, 1) : found).toEqual([rule]);
});

test.each(parameterFiles)('%s gives what main.bicep needs, and no secret', (path) => {
  const main = readBicep('infra/main.bicep', sources.get('infra/main.bicep') ?? '');
  const file = readParameterFile(path, readFileSync(path, 'utf8'));
  expect(file.syntaxFaults).toEqual([]);
  const given = [...file.variables.keys()];
  const needed = main.parameters.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
  expect(needed.filter((name) => !given.includes(name))).toEqual([]);
  expect(given.filter((name) => !main.parameters.some((parameter) => parameter.name === name))).toEqual([]);
  for (const { name } of main.parameters.filter(({ secure }) => secure)) {
    expect(file.variables.get(name)).toEqual({
      expression: expect.stringMatching(/^readEnvironmentVariable\('\w+'\)$/),
    });
  }
});

/** Settings of App Service itself. */
const platformSettings = ['WEBSITES_PORT', 'WEBSITES_ENABLE_APP_SERVICE_STORAGE'];

test('the app is given settings that the product reads, and every one it cannot do without', () => {
  const productSettings = [
    ...readFileSync('server/config/settings.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): (.*)$/gm),
  ];
  const known = productSettings.map(([, name]) => name);
  const files = read(sources);
  const given = [...settingsIn(files, 'infra/main.bicep', 'settings'), ...appSettings(files)];
  expect(given.filter((name) => !known.includes(name) && !platformSettings.includes(name))).toEqual([]);
  for (const name of [
    'TENANT_ID',
    'CLIENT_ID',
    'TEAMS_APP_ID',
    'SHAREPOINT_SITE_ID',
    'MAIL_SENDER',
    'DATABASE_URL',
    'PUBLIC_URL',
  ]) {
    expect(given).toContain(name);
  }
});

function settingsIn(files: readonly Bicep[], path: string, variable: string): readonly string[] {
  const value: Value | undefined = files.find((file) => file.path === path)?.variables.get(variable);
  return isProperties(value) ? Object.keys(value) : [];
}

function appSettings(files: readonly Bicep[]): readonly string[] {
  const text = files.find((file) => file.path === app)?.text ?? '';
  const object = text.slice(text.indexOf('union(settings, {'), text.indexOf('resource noFtpPassword'));
  return [...object.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
}
