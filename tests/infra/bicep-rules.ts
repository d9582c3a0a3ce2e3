import { at, type Bicep, isProperties, type Resource, type Value, written } from './read-bicep.ts';

/** A rule over all files: its findings, each naming file and place. */
export type Rule = (files: readonly Bicep[]) => readonly string[];

const site = 'Microsoft.Web/sites';
const server = 'Microsoft.DBforPostgreSQL/flexibleServers';
const diagnostics = 'Microsoft.Insights/diagnosticSettings';

/** Kinds of resource that write no logs or metrics of their own, or whose data lies in the workspace as it is. */
const withoutDiagnostics: ReadonlySet<string> = new Set([
  diagnostics,
  'Microsoft.Insights/components',
  'Microsoft.Insights/actionGroups',
  'Microsoft.Insights/metricAlerts',
  'Microsoft.Insights/scheduledQueryRules',
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Authorization/locks',
  'Microsoft.ManagedIdentity/userAssignedIdentities',
  'Microsoft.Network/privateDnsZones',
]);

const oldTls = (value: Value | undefined) => !['1.2', '1.3'].includes(String(value));

export const rules: Readonly<Record<string, Rule>> = {
  'the syntax is right': (files) =>
    files.flatMap(({ path, syntaxFaults }) => syntaxFaults.map((at) => `${path}:${at}`)),
  'only https': (files) => [
    ...inResources(files, site, { 'properties.httpsOnly': (value) => value !== true }),
    ...files.filter(({ text }) => /'http:/.test(text)).map(({ path }) => `${path}: an address without TLS`),
  ],
  'TLS 1.2 at least': (files) => [
    ...inResources(files, site, {
      'properties.siteConfig.minTlsVersion': oldTls,
      'properties.siteConfig.scmMinTlsVersion': oldTls,
    }),
    ...files
      .filter(({ resources }) => resources.some(({ type }) => type === server))
      .flatMap((file) => [
        ...configured(file, 'require_secure_transport', ['on']),
        ...configured(file, 'ssl_min_protocol_version', ['TLSv1.2', 'TLSv1.3']),
      ]),
  ],
  'no way in for uploads and passwords': (files) => [
    ...inResources(files, site, {
      'properties.siteConfig.ftpsState': (value) => value !== 'Disabled',
      'properties.siteConfig.remoteDebuggingEnabled': (value) => value !== false,
    }),
    ...inResources(files, `${site}/basicPublishingCredentialsPolicies`, {
      'properties.allow': (value) => value !== false,
    }),
    ...files
      .filter(({ resources }) => resources.some(({ type }) => type === site))
      .filter(({ resources }) => resources.filter(({ type }) => type.endsWith('CredentialsPolicies')).length < 2)
      .map(({ path }) => `${path}: passwords for uploading are not shut off`),
    ...inResources(files, 'Microsoft.ContainerRegistry/registries', {
      'properties.adminUserEnabled': (value) => value !== false,
      'properties.anonymousPullEnabled': (value) => value !== false,
    }),
  ],
  'no database that is open to the internet': (files) => [
    ...inResources(files, server, {
      'properties.network.publicNetworkAccess': (value) => value !== 'Disabled',
      'properties.network.delegatedSubnetResourceId': (value) => value === undefined,
      'properties.network.privateDnsZoneArmResourceId': (value) => value === undefined,
    }),
    ...resourcesOf(files, `${server}/firewallRules`).map(
      ([path, { symbol }]) => `${path}: ${symbol} opens the database`,
    ),
  ],
  'backups of a week at least, and a lock': (files) => [
    ...inResources(files, server, {
      'properties.backup.backupRetentionDays': (value) => value === undefined || Number(value) < 7,
    }),
    ...resourcesOf(files, server)
      .filter(([path, { symbol }]) => !scopedTo(files, path, 'Microsoft.Authorization/locks', symbol))
      .map(([path, { symbol }]) => `${path}: ${symbol} can be deleted by mistake`),
  ],
  'a vault for few': (files) =>
    inResources(files, 'Microsoft.KeyVault/vaults', {
      'properties.enableRbacAuthorization': (value) => value !== true,
      'properties.enablePurgeProtection': (value) => value !== true,
      'properties.networkAcls.defaultAction': (value) => value !== 'Deny',
    }),
  'secrets are secure parameters without a default': (files) =>
    files.flatMap(({ path, parameters }) =>
      parameters
        .filter(({ name, secure, hasDefault }) => (isSecretName(name) && !secure) || (secure && hasDefault))
        .map(({ name }) => `${path}: ${name}`),
    ),
  'no secret in an output': (files) =>
    files.flatMap(({ path, parameters, outputs }) => {
      const secrets = parameters.filter(({ secure }) => secure).map(({ name }) => `\\b${name}\\b`);
      const secret = new RegExp(
        [...secrets, '\\blist\\w*\\(', 'ConnectionString', 'primary\\w*Key', '\\.value\\b'].join('|'),
      );
      return outputs.filter(({ value }) => secret.test(value)).map(({ name }) => `${path}: ${name}`);
    }),
  'diagnostics everywhere': (files) =>
    files.flatMap(({ path, resources }) =>
      resources
        .filter(({ type, existing }) => !existing && type.split('/').length === 2 && !withoutDiagnostics.has(type))
        .filter(({ symbol }) => !scopedTo(files, path, diagnostics, symbol))
        .map(({ symbol }) => `${path}: ${symbol}`),
    ),
  'no page of another address may call': (files) =>
    files.filter(({ text }) => /\bcors\b|allowedOrigins/.test(text)).map(({ path }) => `${path}: CORS is opened`),
  'an app that is watched, and is somebody': (files) =>
    inResources(files, site, {
      'properties.siteConfig.healthCheckPath': (value) => value !== '/readyz',
      'properties.siteConfig.alwaysOn': (value) => value !== true,
      'identity.type': (value) => value !== 'UserAssigned',
      'properties.siteConfig.acrUseManagedIdentityCreds': (value) => value !== true,
    }),
  'alerts for what ends the main job': (files) => {
    const text = files.map((file) => file.text).join('\n');
    const wanted = [
      'Http5xx',
      'HealthCheckStatus',
      'is_db_alive',
      'storage_percent',
      'cpu_percent',
      'backup_storage_used',
    ];
    return wanted.filter((metric) => !text.includes(`metric: '${metric}'`));
  },
  'every parameter and output is described': (files) =>
    files.flatMap(({ path, parameters, outputs }) =>
      [...parameters, ...outputs].filter(({ described }) => !described).map(({ name }) => `${path}: ${name}`),
    ),
  'interfaces that are not a preview': (files) =>
    files.flatMap(({ path, resources }) =>
      resources
        // Of this one Azure has published nothing else.
        .filter(({ type, version }) => type !== diagnostics && !/^(|\d{4}-\d{2}-\d{2})$/.test(version))
        .map(({ symbol, version }) => `${path}: ${symbol} ${version}`),
    ),
  'modules are given what they ask for, and asked for what they give': (files) =>
    files.flatMap((file) => [...misfits(file, files), ...unknownOutputs(file, files)]),
};

function isSecretName(name: string): boolean {
  return /password|secret|token|connectionString|accessKey/i.test(name);
}

function resourcesOf(files: readonly Bicep[], type: string): readonly (readonly [string, Resource])[] {
  return files.flatMap(({ path, resources }) =>
    resources.filter((one) => one.type === type && !one.existing).map((one) => [path, one] as const),
  );
}

function inResources(
  files: readonly Bicep[],
  type: string,
  isWrong: Readonly<Record<string, (value: Value | undefined) => boolean>>,
): readonly string[] {
  return resourcesOf(files, type).flatMap(([path, { symbol, body }]) =>
    Object.entries(isWrong).flatMap(([name, wrong]) => (wrong(at(body, name)) ? [`${path}: ${symbol} ${name}`] : [])),
  );
}

function scopedTo(files: readonly Bicep[], path: string, type: string, symbol: string): boolean {
  return resourcesOf(files, type).some(([file, { body }]) => file === path && written(at(body, 'scope')) === symbol);
}

function configured(file: Bicep, name: string, values: readonly string[]): readonly string[] {
  const found = file.resources.some(
    ({ type, body }) =>
      type === `${server}/configurations` &&
      body['name'] === name &&
      values.includes(written(at(body, 'properties.value'))),
  );
  return found ? [] : [`${file.path}: ${name}`];
}

function moduleFile(file: Bicep, path: string, files: readonly Bicep[]): Bicep | undefined {
  return files.find((other) => other.path === file.path.replace(/[^/]+$/, path));
}

function misfits(file: Bicep, files: readonly Bicep[]): readonly string[] {
  return file.modules.flatMap(({ symbol, path, body }) => {
    const target = moduleFile(file, path, files);
    if (!target) return [`${file.path}: ${symbol} is not there`];
    const given = isProperties(body['params']) ? Object.keys(body['params']) : [];
    const missing = target.parameters.filter(({ name, hasDefault }) => !hasDefault && !given.includes(name));
    const unknown = given.filter((name) => !target.parameters.some((parameter) => parameter.name === name));
    return [...missing.map(({ name }) => name), ...unknown].map((name) => `${file.path}: ${symbol} ${name}`);
  });
}

function unknownOutputs(file: Bicep, files: readonly Bicep[]): readonly string[] {
  return [...file.text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].flatMap(([asked, symbol, name]) => {
    const called = file.modules.find((one) => one.symbol === symbol);
    const target = called && moduleFile(file, called.path, files);
    return target?.outputs.some((output) => output.name === name) ? [] : [`${file.path}: ${asked}`];
  });
}
