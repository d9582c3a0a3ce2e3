/**
 * How each command of the pages is put to the proof. A command that no rule fits makes the test fail: whoever prints a new
 * one says here what becomes of it. The first rule that fits counts.
 */
export type Rule = {
  readonly is: RegExp;
  /** What is typed in its place, where it cannot be typed as it stands. */
  readonly as?: string;
  /** Variables of this command alone; names in capitals are filled in. */
  readonly env?: Readonly<Record<string, string>>;
  /** What somebody answers it. */
  readonly typed?: string;
  /** It goes on by itself; this is printed when it is there. */
  readonly until?: RegExp;
  /** Printed in the end. */
  readonly says?: RegExp;
  /** Runs once more without this word, as the page says in a sentence. */
  readonly thenWithout?: string;
  /** Runs in another place: this file has `by` in it, or the command itself. */
  readonly elsewhere?: string;
  readonly by?: string;
  /** Names a command which stands elsewhere with its arguments. */
  readonly isName?: true;
};

const administrator = { GRAPH_URL: 'ADMINISTRATORS_GRAPH', GRAPH_TOKEN: 'an-admin' };
const assigned = String.raw`(?:[A-Z_]+=(?:\$\([^)]*\)|\S*) )?`;
const npm = (name: string, rest = '') => new RegExp(`^${assigned}npm run ${name}${rest}$`);
const packaged = {
  PUBLIC_URL: 'https://countersign-oakfield.azurewebsites.net',
  API_URI: 'api://countersign-oakfield.azurewebsites.net/PRODUCT_CLIENT_ID',
};
/** Over a Microsoft 365 of its own, on an empty folder. */
const alone = {
  TENANT_ID: '',
  DATABASE_URL: '',
  PORT: 'FREE_PORT',
  TENANT_PORT: 'OTHER_PORT',
  DATA_DIR: 'EMPTY_FOLDER',
};
const ready = /Countersign is running/;
const gate = '.ci/run';

export const rules: readonly Rule[] = [
  // Outside this machine: looked up, and run against a stand-in that notes what it was asked.
  { is: /^az deployment group what-if$/, isName: true },
  { is: /^(az|docker) / },
  { is: /^export / },

  { is: /^npm ci$/, as: 'npm ci --dry-run --ignore-scripts --no-audit' },
  {
    is: /^npm ci && npm start$/,
    as: 'npm ci --dry-run --ignore-scripts --no-audit && npm start',
    env: alone,
    until: ready,
  },
  { is: /^npm start$/, env: alone, until: ready },
  { is: npm('tenant'), env: alone, until: /Embedded tenant: http/ },

  {
    is: npm('register-app', ' -- .* --what-if'),
    env: { GRAPH_URL: administrator.GRAPH_URL },
    says: /Nothing was changed/,
    thenWithout: '--what-if',
  },
  {
    is: npm('register-app', ' -- … --undo'),
    as: 'npm run register-app -- --undo',
    env: administrator,
    typed: 'Countersign',
  },
  { is: npm('register-app', ' -- .*'), env: administrator, says: /sign in as the app/ },
  {
    is: npm('grant-site', ' -- … --undo'),
    as: 'npm run grant-site -- --site SHAREPOINT_SITE_ID --client-id CLIENT_ID --undo',
    env: administrator,
    typed: 'SITE_HOST',
    says: /Taken away/,
  },
  { is: npm('grant-site', ' -- .*'), env: administrator, says: /Granted/ },
  { is: npm('(register-app|grant-site)'), isName: true },

  { is: npm('provision'), says: /ready for rows/ },
  { is: npm('package'), env: packaged, says: /countersign\.zip/ },
  { is: npm('doctor'), says: /The main job can be done|All is well/ },
  { is: npm('register', ' -- verify'), says: /Ledger: all right/ },
  { is: npm('register', ' -- (repair|rebuild-list)'), says: /: \d+ rows?/ },
  { is: npm('register', ' -- catch-up'), env: { DATABASE_URL: 'UNTOUCHED_DATABASE' }, says: /, 1 attestation and / },
  { is: npm('backup'), says: /^Backed up \d+ rows/m },
  { is: npm('backup', ' -- rehearse(?: BACKUP_FILE)?'), says: /Ledger: all right/ },
  { is: npm('backup', ' -- restore BACKUP_FILE'), env: { DATABASE_URL: 'UNTOUCHED_DATABASE' }, says: /^Restored /m },
  { is: npm('register', ' -- rebuild-database'), env: { DATABASE_URL: 'EMPTY_DATABASE' }, says: /^Restored /m },
  { is: npm('-s import', ' -- FILE'), says: /"declarations"/ },
  { is: npm('migration'), says: /No schema changes/ },
  { is: /^node --import tsx infra\/scripts\/draw-icons\.ts$/ },

  { is: npm('(lint|types|build)'), elsewhere: gate },
  { is: /^npm (cit|test)$/, elsewhere: gate, by: 'npx vitest run' },
  { is: npm('check'), elsewhere: gate, by: 'npm run lint' },
  { is: npm('format'), as: 'npm run format -- infra/permissions.ts', says: /Checked 1 file/ },
  { is: npm('serve'), elsewhere: 'tests/package/open-production.ts', by: 'server/main.js' },
  { is: npm('bench'), elsewhere: 'package.json', by: 'tests/bench/main.ts' },
  { is: npm('screenshots'), elsewhere: 'package.json', by: 'tests/e2e/screenshots.ts' },
  { is: npm('gallery'), elsewhere: 'package.json', by: 'tests/e2e/gallery.ts' },
  { is: /^npx vitest run tests\/tenant$/, elsewhere: gate, by: 'npx vitest run' },
];

/** @throws for a command that nobody has said anything about */
export function ruleFor(command: string, page: string): Rule {
  const rule = rules.find(({ is }) => is.test(command));
  if (!rule) throw new Error(`${page} prints "${command}", and tests/package/commands/rules.ts knows nothing about it`);
  return rule;
}

export function isKnown(command: string): boolean {
  return rules.some(({ is }) => is.test(command));
}

/** Whether it is typed here, and neither run elsewhere nor only named. */
export function isTyped(command: string, page: string): boolean {
  const { elsewhere, isName } = ruleFor(command, page);
  return elsewhere === undefined && !isName;
}
