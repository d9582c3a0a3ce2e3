import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { scoreDocument } from '#tests/import/score/score.ts';
import { type Figure, median, rounded } from './figure.ts';
import { longPolicy } from './long-policy.ts';
import { policyOfMarkdown } from './markdown-alone.ts';

const runs = 5;
const goal = { seconds: 1, megabytes: 300, score: 0.97 } as const;
/** Inside the project, so that what is built finds its packages. */
const built = resolve('dist/bench');
const run = promisify(execFile);

type Once<Result> = { readonly ms: number; readonly megabytes: number; readonly result: Result };
type Measured = {
  readonly ours: readonly Once<PolicyDocument>[];
  readonly theirs: readonly Once<string>[];
  readonly gold: Awaited<ReturnType<typeof longPolicy>>['gold'];
};

/**
 * A Word file of 60 pages, imported by the built product in its worker, beside Word to Markdown by mammoth alone. Each
 * run is a process of its own, so that what loads on first use is counted for both.
 */
export function wordImport(folder: string): readonly (() => Promise<Figure>)[] {
  let measured: Promise<Measured> | null = null;
  const measure = () => {
    measured ??= measureBoth(folder);
    return measured;
  };
  return [
    async () => timeFigure(await measure()),
    async () => memoryFigure(await measure()),
    async () => scoreFigure(await measure()),
  ];
}

async function measureBoth(folder: string): Promise<Measured> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'long-policy.docx');
  const { bytes, gold } = await longPolicy();
  writeFileSync(file, bytes);
  const importer = await buildImporter();
  const ours: Once<PolicyDocument>[] = [];
  const theirs: Once<string>[] = [];
  for (let at = 0; at < runs; at += 1) {
    ours.push(
      await inProcess(
        `const { importFile } = await import(${JSON.stringify(importer)});
         const result = (await importFile({ name: 'policy.docx', bytes })).document;`,
        file,
      ),
    );
    theirs.push(
      await inProcess(
        `const { default: mammoth } = await import('mammoth');
         const result = (await mammoth.convertToMarkdown({ buffer: bytes })).value;`,
        file,
      ),
    );
  }
  rmSync(built, { recursive: true, force: true });
  return { ours, theirs, gold };
}

/** The importer and its worker as files of their own, built as the server is. */
async function buildImporter(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node20',
      outDir: built,
      emptyOutDir: true,
      rollupOptions: {
        input: { 'import-file': 'server/import/import-file.ts', 'import-worker': 'server/import/import-worker.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return pathToFileURL(join(built, 'import-file.js')).href;
}

async function inProcess<Result>(work: string, file: string): Promise<Once<Result>> {
  const script = `
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(${JSON.stringify(file)});
    const begun = performance.now();
    ${work}
    const ms = performance.now() - begun;
    process.stdout.write(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024, result }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { maxBuffer: 50_000_000 });
  return JSON.parse(stdout) as Once<Result>;
}

function timeFigure({ ours, theirs }: Measured): Figure {
  const seconds = median(ours.map(({ ms }) => ms)) / 1_000;
  return {
    name: 'a Word file of 60 pages, imported',
    value: rounded(seconds),
    unit: 's, against mammoth to Markdown alone',
    reference: rounded(median(theirs.map(({ ms }) => ms)) / 1_000),
    ratio: rounded(median(ours.map(({ ms }, at) => ms / (theirs[at]?.ms ?? Number.NaN)))),
    goal: `under ${goal.seconds} s`,
    ok: seconds < goal.seconds,
  };
}

function memoryFigure({ ours, theirs }: Measured): Figure {
  const megabytes = median(ours.map((one) => one.megabytes));
  return {
    name: 'the same, peak memory of the process',
    value: rounded(megabytes, 0),
    unit: 'MB, against mammoth to Markdown alone',
    reference: rounded(median(theirs.map((one) => one.megabytes)), 0),
    ratio: rounded(median(ours.map((one, at) => one.megabytes / (theirs[at]?.megabytes ?? Number.NaN)))),
    goal: `under ${goal.megabytes} MB`,
    ok: megabytes < goal.megabytes,
  };
}

function scoreFigure({ ours, theirs, gold }: Measured): Figure {
  const [mine, other] = [ours[0]?.result, theirs[0]?.result];
  const score = mine ? scoreDocument(mine, gold).mean : 0;
  const reference = scoreDocument(policyOfMarkdown(other ?? ''), gold).mean;
  return {
    name: 'the same, fields understood',
    value: rounded(score),
    unit: 'of 1, against what the Markdown says',
    reference: rounded(reference),
    ratio: rounded(score / reference),
    goal: `at least ${goal.score}`,
    ok: score >= goal.score,
  };
}
