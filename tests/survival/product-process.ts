import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type ProductProcess = {
  start(): Promise<void>;
  /** SIGKILL: nothing of the process runs any more, not even its own ending. */
  kill(): void;
  /** Resolves when a killed process is gone. */
  gone(): Promise<void>;
};

/** The product in a process of its own, so that it can be killed like one. It may also give up when another is killed. */
export function productProcess(
  origin: string,
  environment: Readonly<Record<string, string>>,
  program: readonly string[] = ['--import', 'tsx', 'server/main.ts'],
  onEndByItself: () => void = () => undefined,
): ProductProcess {
  let child: ChildProcess | null = null;
  return {
    async start() {
      const started = spawn(process.execPath, program, {
        env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...environment },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = started;
      while (!(await isReady(origin))) {
        if (started.exitCode !== null) throw new Error(`The product ended with ${started.exitCode}`);
        await new Promise((done) => setTimeout(done, 25));
      }
      started.once('exit', (code) => {
        if (code !== null) onEndByItself();
      });
    },
    kill: () => void child?.kill('SIGKILL'),
    async gone() {
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}
