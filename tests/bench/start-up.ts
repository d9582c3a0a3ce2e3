import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, median, rounded } from './figure.ts';
import { startServer } from './server-process.ts';

const runs = 3;
const goalSeconds = 5;

/** From `npm start` on an empty data folder to a product that can record an acceptance, beside a bare Express server. */
export async function startUp(folder: string, port: number): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const dataDir = join(folder, `start-${run}`);
    const env = { PORT: String(port), TENANT_PORT: String(port + 1), DATA_DIR: dataDir };
    const product = await startServer(['npm', 'start'], `http://localhost:${port}`, env);
    ours.push(product.startedInMs);
    await product.stop();
    const bare = await startServer(
      [process.execPath, '--import', 'tsx', 'tests/bench/empty-server.ts'],
      `http://localhost:${port}`,
      env,
    );
    theirs.push(bare.startedInMs);
    await bare.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const seconds = median(ours) / 1_000;
  return {
    name: 'npm start to ready, first start',
    value: rounded(seconds),
    unit: 's, against an Express server with one route',
    reference: rounded(median(theirs) / 1_000),
    ratio: rounded(median(ours.map((value, run) => value / (theirs[run] ?? Number.NaN)))),
    goal: `under ${goalSeconds} s`,
    ok: seconds < goalSeconds,
  };
}
