import { z } from 'zod';
import { exemptionReasons } from '../domain/exemption.ts';
import { day, id, moment } from './common.ts';

/** `policyId` null is every policy, as for somebody on leave; `until` null has no end yet. The last day is included. */
export const exemptionBody = z.strictObject({
  objectIds: z.array(z.uuid()).min(1).max(500),
  policyId: id.nullable(),
  reason: z.enum(exemptionReasons),
  note: z.string().trim().max(300),
  until: day.nullable(),
});
export type ExemptionBody = z.infer<typeof exemptionBody>;

export const exemption = z.strictObject({
  id,
  objectId: z.string(),
  name: z.string(),
  guest: z.boolean(),
  policyId: id.nullable(),
  policyTitle: z.string().nullable(),
  reason: z.enum(exemptionReasons),
  note: z.string(),
  from: day,
  until: day.nullable(),
  by: z.string(),
  at: moment,
});
export type Exemption = z.infer<typeof exemption>;

export const exemptionList = z.strictObject({ exemptions: z.array(exemption) });
