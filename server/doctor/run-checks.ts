import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';
import { type Check, type Finding, partial, stopping, type Verdict, warning } from './check.ts';
import type { Scene } from './scene.ts';

const usualLimit = 20_000;

/** Runs every check as soon as those it needs are done, and gives what they found in their own order. */
export async function runChecks(checks: readonly Check[], scene: Scene): Promise<readonly Finding[]> {
  const running = new Map<string, Promise<Finding>>();
  const find = (id: string): Promise<Finding> => {
    const known = running.get(id);
    if (known) return known;
    const check = checks.find((one) => one.id === id);
    if (!check) throw new Error(`No check is called ${id}`);
    const found = runOne(check, Promise.all(check.needs.map(find)), scene);
    running.set(id, found);
    return found;
  };
  return Promise.all(checks.map(({ id }) => find(id)));
}

/** Where nothing can be looked at because of one finding. */
export function notLookedAt({ id, looksAt }: Check, waitsFor: readonly string[]): Finding {
  const because = `not looked at, because of what was found at ${waitsFor.join(' and ')}`;
  return { id, looksAt, outcome: 'skipped', because, waitsFor };
}

async function runOne(check: Check, needed: Promise<readonly Finding[]>, scene: Scene): Promise<Finding> {
  const causes = (await needed).flatMap(causesOf);
  if (causes.length > 0) return notLookedAt(check, [...new Set(causes)]);
  const limit = check.within ?? usualLimit;
  const verdict = await withinLimit(check.run(scene), limit).catch(verdictOfError);
  return { id: check.id, looksAt: check.looksAt, ...verdict };
}

/** The first causes: a check that waits passes on what it waits for. */
function causesOf(finding: Finding): readonly string[] {
  if (finding.outcome === 'fault') return [finding.id];
  return 'waitsFor' in finding ? finding.waitsFor : [];
}

async function withinLimit(run: Promise<Verdict>, limit: number): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Verdict>((done) => {
    timer = setTimeout(() => done(tooLate(limit)), limit);
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(limit: number): Verdict {
  return partial({
    wrong: `There was no answer within ${limit / 1_000} seconds.`,
    means: 'What this check looks at may be down, very slow, or cut off by a firewall.',
    fix: 'Run "npm run doctor" again; where it stays so, look at the network between this machine and that service.',
  });
}

/** What no check foresaw. The message is Microsoft's or the system's own and holds no token. */
function verdictOfError(error: unknown): Verdict {
  if (error instanceof GraphRefusal && (error.throttled || error.status === 503)) {
    return warning({
      wrong: `Microsoft 365 asks to be called later (${error.status}).`,
      means: 'This could not be looked at now. The product itself waits as long as it is asked to.',
      fix: 'Run "npm run doctor" again in a few minutes.',
    });
  }
  const said = error instanceof GraphRefusal ? `Graph answered ${error.status} ${error.code}: ` : '';
  return stopping({
    wrong: `${said}${error instanceof Error ? error.message : String(error)}`,
    means: 'This check met something it does not know, so whatever depends on it is unsure.',
    fix: 'Look the message up at Microsoft, put the cause right and run "npm run doctor" again.',
  });
}
