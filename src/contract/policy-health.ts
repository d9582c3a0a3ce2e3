import { z } from 'zod';
import { dateNames, findingCodes, type HealthFinding, urgencies } from '../domain/policy-health.ts';
import { day, id, moment } from './common.ts';

const dateName = z.enum(dateNames);

/** The domain's `HealthFinding`. */
const finding: z.ZodType<HealthFinding> = z.strictObject({
  code: z.enum(findingCodes),
  urgency: z.enum(urgencies),
  about: z.string(),
  against: z.string().nullable(),
  on: day.nullable(),
  dates: z.tuple([dateName, dateName]).nullable(),
  source: z.string().nullable(),
});

export const policyHealth = z.strictObject({
  asAt: moment,
  /** False where Microsoft 365 could not be asked who is there: nothing is then said of contacts and owners. */
  directoryAsked: z.boolean(),
  /** Published policies in use, those with the most urgent findings first; healthy ones have none. */
  policies: z.array(
    z.strictObject({
      policyId: id,
      versionId: id,
      title: z.string(),
      label: z.string().nullable(),
      number: z.int().positive(),
      /** Null where nobody with an open account answers for it. */
      owner: z.string().nullable(),
      ownedByCaller: z.boolean(),
      findings: z.array(finding),
    }),
  ),
  /** The day the list of statutory editions was last checked, and where the latest are published. */
  editions: z.strictObject({ checkedOn: day, source: z.string() }),
});
export type PolicyHealth = z.infer<typeof policyHealth>;
