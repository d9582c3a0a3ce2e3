import { z } from 'zod';
import { standings } from '../domain/standing.ts';
import { id, moment } from './common.ts';

/** Why a campaign asks somebody, or does not. `in-group` and what follows it up to `added` are asked; the others are not. */
export const whyCodes = [
  'in-group',
  'joined-group',
  'added',
  'not-in-group',
  'left-group',
  'account-disabled',
  'account-gone',
  'accepted-before',
  'asked-elsewhere',
  'exempt',
  'not-started',
  'not-sent',
  'group-hidden',
] as const;
export type WhyCode = (typeof whyCodes)[number];

export const whyQuery = z.strictObject({ objectId: z.uuid() });

export const why = z.strictObject({
  objectId: z.string(),
  name: z.string(),
  asked: z.boolean(),
  code: z.enum(whyCodes),
  /** The campaign's groups that held the person when it decided, with the day they were first seen there. */
  groups: z.array(z.strictObject({ name: z.string(), since: moment, until: moment.nullable() })),
  /** When the campaign decided. */
  decidedAt: moment.nullable(),
  /** The admin who sent the campaign; null where it is not known. */
  askedBy: z.string().nullable(),
  requests: z.array(
    z.strictObject({
      requestId: id,
      policyTitle: z.string(),
      standing: z.enum(standings),
      ofThisCampaign: z.boolean(),
    }),
  ),
});
export type Why = z.infer<typeof why>;

export const peopleQuery = z.strictObject({ search: z.string().trim().min(2).max(100) });
export const peopleList = z.strictObject({
  people: z.array(
    z.strictObject({
      objectId: z.string(),
      name: z.string(),
      mail: z.string().nullable(),
      jobTitle: z.string().nullable(),
      guest: z.boolean(),
      enabled: z.boolean(),
    }),
  ),
});
export type PeopleList = z.infer<typeof peopleList>;
