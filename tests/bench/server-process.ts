import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type ServerProcess = { readonly child: ChildProcess; readonly startedInMs: number; stop(): Promise<void> };

/** Starts a program and waits until it answers at `readyPath`. */
export async function startServer(
  command: readonly string[],
  origin: string,
  env: Readonly<Record<string, string>>,
  readyPath = '/readyz',
): Promise<ServerProcess> {
  const began = performance.now();
  const [program, ...args] = command;
  const child = spawn(program ?? '', args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  while (!(await ready(origin + readyPath))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const startedInMs = performance.now() - began;
  return {
    child,
    startedInMs,
    async stop() {
      if (child.exitCode !== null) return;
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function ready(address: string): Promise<boolean> {
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  );
}
