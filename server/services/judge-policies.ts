import { and, eq, isNotNull, isNull, not } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { findPrintedDate } from '#server/import/printed-dates.ts';
import type { Db } from '#server/store/open-store.ts';
import { policy, policyVersion, versionEnding } from '#server/store/schema/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { findingsOf } from '#src/domain/health/findings.ts';
import { peopleNamedIn } from '#src/domain/health/named-people.ts';
import type { Person } from '#src/domain/person.ts';
import type { HealthFinding } from '#src/domain/policy-health.ts';
import { isSuperseded } from './version-line.ts';

export type JudgeDeps = { readonly db: Db; readonly now: () => Date; readonly directory: Directory };

export type JudgedPolicy = PolicyInUse & {
  /** Who answers for it, where the directory knows them and their account is open. */
  readonly owner: Person | null;
  readonly findings: readonly HealthFinding[];
};

export type Judged = {
  readonly policies: readonly JudgedPolicy[];
  /** False where Microsoft 365 could not be asked about everybody: then nothing is said of anybody. */
  readonly directoryAsked: boolean;
};

type PolicyInUse = Awaited<ReturnType<typeof policiesInUse>>[number];

/** Far more than any school names; what is above is a mistake that should not cost the directory its time. */
const mostNames = 400;

/** What is to be seen to in every policy in use. Everybody named in any of them is looked up together, and once. */
export async function judgePolicies({ db, now, directory }: JudgeDeps): Promise<Judged> {
  const rows = await policiesInUse(db);
  const people = await lookUp(directory, rows);
  const today = dayOf(now());
  return {
    directoryAsked: people !== null,
    policies: rows.map((row) => ({
      ...row,
      owner: people?.owners.get(row.ownerId) ?? null,
      findings: findingsOf(row.document, {
        today,
        effectiveFrom: row.effectiveFrom,
        approvedOn: row.approval?.approvedOn ?? null,
        directory: people?.named ?? null,
        findDate: findPrintedDate,
      }),
    })),
  };
}

/** The newest published version of each policy, unless that was recalled or the policy withdrawn. */
function policiesInUse(db: Db) {
  return db
    .select({
      policyId: policyVersion.policyId,
      versionId: policyVersion.id,
      number: policyVersion.number,
      document: policyVersion.document,
      effectiveFrom: policyVersion.effectiveFrom,
      approval: policyVersion.approval,
      ownerId: policy.ownerId,
    })
    .from(policyVersion)
    .innerJoin(policy, eq(policy.id, policyVersion.policyId))
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .where(and(isNotNull(policyVersion.number), isNull(versionEnding.kind), not(isSuperseded)));
}

type People = { readonly named: readonly Person[]; readonly owners: ReadonlyMap<string, Person> };

async function lookUp(directory: Directory, rows: readonly PolicyInUse[]): Promise<People | null> {
  const names = [...new Set(rows.flatMap(({ document }) => peopleNamedIn(document).flatMap(({ search }) => search)))];
  if (names.length > mostNames) return null;
  try {
    const owners = new Map<string, Person>();
    for (const ownerId of new Set(rows.map((row) => row.ownerId))) {
      const owner = await directory.personById(ownerId);
      if (owner?.enabled) owners.set(ownerId, owner);
    }
    return { named: await directory.peopleNamed(names), owners };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
