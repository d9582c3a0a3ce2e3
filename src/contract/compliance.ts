import { z } from 'zod';
import { standings } from '../domain/standing.ts';
import { day, id, moment } from './common.ts';

/** `asked` is the sum of `accepted`, `outstanding`, `declined` and `exempt`; `overdue` is part of what is outstanding. */
const counts = {
  asked: z.int(),
  accepted: z.int(),
  outstanding: z.int(),
  overdue: z.int(),
  declined: z.int(),
  exempt: z.int(),
};

export const complianceSummary = z.strictObject({
  asAt: moment,
  /** People asked at least once, each counted once. */
  people: z.int(),
  /** Of those, the people who accepted and have nothing outstanding. */
  peopleDone: z.int(),
  /** Of those, the people who are exempt from all that they were asked and have not accepted. */
  peopleExempt: z.int(),
  policies: z.array(
    z.strictObject({ versionId: id, title: z.string(), label: z.string().nullable(), number: z.int(), ...counts }),
  ),
  groups: z.array(z.strictObject({ groupId: z.string(), name: z.string(), ...counts })),
  /** Acceptances that are recorded and not yet written to SharePoint. */
  notYetInRegister: z.int(),
  /** Questions, needs and refusals that wait for an answer. */
  openResponses: z.int(),
  register: z.strictObject({ attestationsUrl: z.string().nullable(), complianceUrl: z.string().nullable() }),
});
export type ComplianceSummary = z.infer<typeof complianceSummary>;

export const complianceQuery = z.strictObject({
  versionId: id.optional(),
  groupId: z.uuid().optional(),
  standing: z.enum(standings).optional(),
});
export type ComplianceQuery = z.infer<typeof complianceQuery>;

export const complianceRow = z.strictObject({
  requestId: id,
  objectId: z.string(),
  name: z.string(),
  mail: z.string().nullable(),
  guest: z.boolean(),
  policyTitle: z.string(),
  versionLabel: z.string().nullable(),
  versionNumber: z.int(),
  standing: z.enum(standings),
  askedAt: moment,
  dueOn: day,
  acceptedAt: moment.nullable(),
  receiptCode: z.string().nullable(),
  groups: z.array(z.string()),
});
export type ComplianceRow = z.infer<typeof complianceRow>;

export const complianceRows = z.strictObject({ asAt: moment, rows: z.array(complianceRow) });
