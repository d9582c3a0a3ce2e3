import { spawn } from 'node:child_process';

export type Ended = { readonly status: number | null; readonly printed: string; readonly faults: string };

/** Runs a script as an administrator does, `typed` being what they answer. */
export function runScript(
  script: string,
  args: readonly string[],
  graphUrl: string,
  { typed = '', token = 'an-admin' } = {},
): Promise<Ended> {
  const env = { ...process.env, GRAPH_URL: graphUrl, GRAPH_TOKEN: token };
  const child = spawn(process.execPath, ['--import', 'tsx', `infra/scripts/${script}.ts`, ...args], { env });
  let printed = '';
  let faults = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    faults += String(chunk);
  });
  child.stdin.end(typed === '' ? '' : `${typed}\n`);
  return new Promise((done) => child.on('close', (status) => done({ status, printed, faults })));
}
