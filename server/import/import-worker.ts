import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '#src/domain/failure.ts';
import type { WorkerAnswer, WorkerMessage, WorkerTask } from './import-file.ts';
import { readFile } from './read-file.ts';
import { refuseEndlessText } from './text-limits.ts';
import { understand } from './understand.ts';

async function answer({ name, bytes }: WorkerTask): Promise<WorkerAnswer> {
  try {
    const file = await readFile(name, bytes);
    refuseEndlessText(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ok: true, result: { document: understand(file), text: file.text, sha256 } };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

tell('ready');
tell(await answer(workerData as WorkerTask));
