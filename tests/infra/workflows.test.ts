import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = '.github/workflows';
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> };
type Job = {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

/** How a workflow writes in a value before the shell sees the line. */
const expressionStart = `$\{{`;

const jobsOf = (workflow: Workflow) => Object.values(workflow.jobs);
const stepsOf = (workflow: Workflow) => jobsOf(workflow).flatMap(({ steps }) => steps);
const signsIn = ({ steps }: Job) => steps.some(({ uses }) => uses?.startsWith('azure/login@'));

const rules: Readonly<Record<string, (workflow: Workflow, text: string) => boolean>> = {
  'actions are named by their commit, with the version beside it': (workflow, text) =>
    stepsOf(workflow).every(({ uses }) => uses === undefined || /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses)) &&
    [...text.matchAll(/uses: (.*)$/gm)].every(([, used]) => / # v\d+\.\d+\.\d+$/.test(used ?? '')),
  'a token may no more than it has to': (workflow) =>
    workflow.permissions !== undefined &&
    [workflow.permissions, ...jobsOf(workflow).map(({ permissions }) => permissions ?? {})].every((permissions) =>
      Object.entries(permissions).every(
        ([name, right]) => right === 'read' || (name === 'id-token' && right === 'write'),
      ),
    ),
  'only a job that signs in to Azure may ask for an identity, in an environment of its own': (workflow) =>
    workflow.permissions?.['id-token'] === undefined &&
    jobsOf(workflow).every((job) =>
      signsIn(job)
        ? job.permissions?.['id-token'] === 'write' && job.environment !== undefined
        : job.permissions?.['id-token'] === undefined,
    ),
  'no secret is kept': (_, text) => !/secrets\.|password|creds:/i.test(text),
  'nothing that strangers write reaches a shell': (workflow) =>
    workflow.on['pull_request_target'] === undefined &&
    stepsOf(workflow).every(({ run }) => !run?.includes(expressionStart)),
  'the checkout leaves no token behind': (workflow) =>
    stepsOf(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      .every((step) => step.with?.['persist-credentials'] === false),
  'nothing runs for ever': (workflow) => jobsOf(workflow).every((job) => Number(job['timeout-minutes']) > 0),
  'nothing is deployed before the whole gate': (workflow) =>
    jobsOf(workflow).every(
      (job) => !signsIn(job) || workflow.jobs[job.needs ?? '']?.steps.some(({ run }) => run === '.ci/run') === true,
    ),
};

const findings = (text: string) =>
  Object.keys(rules).filter((name) => !rules[name]?.(parse(text, { strict: true }) as Workflow, text));

test.each([...texts])('%s keeps every rule', (_name, text) => {
  expect(findings(text)).toEqual([]);
});

test('the deployment signs in by federated identity', () => {
  const { jobs } = parse(texts.get('deploy.yml') ?? '') as Workflow;
  const login = jobs['deploy']?.steps.find(({ uses }) => uses?.startsWith('azure/login@'));
  expect(Object.keys(login?.with ?? {})).toEqual(['client-id', 'tenant-id', 'subscription-id']);
});

const planted: readonly (readonly [rule: string, from: string | RegExp, to: string])[] = [
  ['actions are named by their commit, with the version beside it', /checkout@\S+/, 'checkout@v7'],
  ['actions are named by their commit, with the version beside it', / # v3\.0\.1/, ''],
  ['a token may no more than it has to', 'contents: read', 'contents: write'],
  ['a token may no more than it has to', 'permissions: {}\n', ''],
  [
    'only a job that signs in to Azure may ask for an identity, in an environment of its own',
    'permissions:\n      contents: read\n',
    'permissions:\n      contents: read\n      id-token: write\n',
  ],
  [
    'only a job that signs in to Azure may ask for an identity, in an environment of its own',
    '    environment: production\n',
    '',
  ],
  ['no secret is kept', 'vars.AZURE_CLIENT_ID', 'secrets.AZURE_CREDENTIALS'],
  [
    'nothing that strangers write reaches a shell',
    '"$REGISTRY" --image',
    `"${expressionStart} github.head_ref }}" --image`,
  ],
  ['the checkout leaves no token behind', 'persist-credentials: false', 'persist-credentials: true'],
  ['nothing runs for ever', '    timeout-minutes: 30\n', ''],
  ['nothing is deployed before the whole gate', '    needs: check\n', ''],
];

test.each(planted)('"%s" finds %s', (rule, from, to) => {
  const text = texts.get('deploy.yml') ?? '';
  const spoilt = text.replace(from, () => to);
  expect(spoilt).not.toBe(text);
  expect(findings(spoilt)).toEqual([rule]);
});
