import { createInterface } from 'node:readline/promises';
import { GraphAnswer, type GraphCalls, graphCalls } from './graph-calls.ts';

/** What a script for administrators prints and does. Nothing is done before everything that will be done is printed. */
export type Plan = {
  readonly steps: readonly string[];
  readonly carryOut: () => Promise<readonly string[]>;
  /** What has to be typed first, where something is taken away. */
  readonly typeFirst?: string;
};

/** A fault of the one who runs the script, in words that tell the way out. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** Runs a script: its plan printed, carried out unless `--what-if`, faults in words. */
export async function runScript(
  tokenHelp: string,
  whatIf: boolean,
  makePlan: (graph: GraphCalls) => Promise<Plan>,
): Promise<void> {
  try {
    const token = process.env['GRAPH_TOKEN'];
    if (!token) throw new UsageFault(`GRAPH_TOKEN is needed.\n${tokenHelp}`);
    const graph = graphCalls(token, process.env['GRAPH_URL'] || 'https://graph.microsoft.com');
    const plan = await makePlan(graph);
    if (plan.steps.length === 0) console.log('Nothing to do: all of it stands already.');
    for (const step of plan.steps) console.log(`  ${step}`);
    if (whatIf) return console.log('Nothing was changed (--what-if).');
    if (plan.typeFirst !== undefined && plan.steps.length > 0) await confirm(plan.typeFirst);
    for (const line of await plan.carryOut()) console.log(line);
  } catch (error) {
    console.error(wordsOf(error, tokenHelp));
    process.exitCode = 1;
  }
}

async function confirm(name: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Input that ends without an answer would leave the question open for ever.
  const ended = new Promise<string>((answer) => terminal.once('close', () => answer('')));
  const typed = await Promise.race([terminal.question(`To take this away, type ${name}: `), ended]);
  terminal.close();
  if (typed.trim() !== name) throw new UsageFault('That was another name. Nothing was changed.');
}

function wordsOf(error: unknown, tokenHelp: string): string {
  if (error instanceof UsageFault) return error.message;
  if (error instanceof GraphAnswer) {
    const isToken = error.status === 401 || error.status === 403;
    return isToken ? `${error.message}\nThe token does not allow this.\n${tokenHelp}` : error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
