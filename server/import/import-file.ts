import { Worker, type WorkerOptions } from 'node:worker_threads';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';

export type ImportedPolicy = {
  readonly document: PolicyDocument;
  /** The file's own text, for the person who compares it with what was understood. */
  readonly text: string;
  readonly sha256: string;
};

export type WorkerTask = { readonly name: string; readonly bytes: Uint8Array };
export type WorkerAnswer =
  | { readonly ok: true; readonly result: ImportedPolicy }
  | { readonly ok: false; readonly code: FailureCode; readonly message: string };
/** `ready` comes once the rules are loaded: a busy machine is no fault of the file. */
export type WorkerMessage = 'ready' | WorkerAnswer;

const mostBytes = 10_000_000;
const mostMilliseconds = { loading: 60_000, reading: 10_000 } as const;
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
/** What unpacked bytes take is outside the limits of a thread and is watched from here. */
const mostGrowth = 350_000_000;

/**
 * Reads a school's own policy file in a thread of its own, which a hostile or broken file cannot take out of its limits.
 * @throws Failure `file-unreadable`, `file-too-large`, `file-kind-unknown`
 */
export async function importFile(file: { name: string; bytes: Uint8Array }): Promise<ImportedPolicy> {
  if (file.bytes.length > mostBytes) {
    throw new Failure(
      'file-too-large',
      'The file is larger than 10 MB. Take out its pictures, or save only the policy, and import that.',
    );
  }
  const answer = await runWorker({ name: file.name, bytes: file.bytes });
  if (answer.ok) return answer.result;
  throw new Failure(answer.code, answer.message);
}

function runWorker(task: WorkerTask): Promise<WorkerAnswer> {
  const worker = startWorker({ workerData: task, resourceLimits: memory });
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const stop = () => {
      settle(() => reject(tookTooLong()));
      void worker.terminate();
    };
    let timer = setTimeout(stop, mostMilliseconds.loading);
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before < mostGrowth) return;
      settle(() => reject(needsTooMuchMemory()));
      void worker.terminate();
    }, 50);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      act();
    };
    worker.on('message', (message: WorkerMessage) => {
      if (message !== 'ready') return settle(() => resolve(message));
      clearTimeout(timer);
      timer = setTimeout(stop, mostMilliseconds.reading);
    });
    worker.once('error', (error) => settle(() => reject(asFailure(error))));
    worker.once('exit', (code) =>
      settle(() => reject(new Error(`The import worker ended with code ${code} and no answer.`))),
    );
  });
}

function asFailure(error: unknown): unknown {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? needsTooMuchMemory() : error;
}

function tookTooLong(): Failure {
  return new Failure(
    'file-unreadable',
    'Reading the file took too long. Copy its text into a new Word document and import that.',
  );
}

function needsTooMuchMemory(): Failure {
  return new Failure(
    'file-too-large',
    'The file needs more memory than a policy can. Copy its text into a new Word document and import that.',
  );
}

/**
 * The worker stands beside this module: as its own file in a bundle, and as a source file under tsx and in tests, where
 * a thread of Node 20 does not take over the loader that the process was started with and has to register it itself.
 */
function startWorker(options: WorkerOptions): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts'))
    return new Worker(new URL(['.', 'import-worker.js'].join('/'), here), { ...options, execArgv: [] });
  const loader = import.meta.resolve('tsx/esm/api');
  const source = new URL(['.', 'import-worker.ts'].join('/'), here).href;
  const start = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(start, { ...options, execArgv: [], eval: true });
}
