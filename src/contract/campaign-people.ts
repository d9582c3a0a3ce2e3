import { z } from 'zod';
import { exemptionReasons } from '../domain/exemption.ts';
import { peopleChoice, peopleFilter, peopleSorts } from './campaign-filter.ts';
import { campaignOverview, campaignRecipient } from './campaigns.ts';
import { day, id } from './common.ts';

/** Rows of one page. */
export const pageRows = 100;

export const peopleQuery = peopleFilter.extend({
  sort: z.enum(peopleSorts).default('name'),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;

export const peoplePage = z.strictObject({
  rows: z.array(campaignRecipient),
  /** Of the whole campaign. */
  all: z.int(),
  /** Rows that the filter finds, the people behind them, and those of these people of whom an answer is awaited. */
  matching: z.strictObject({ rows: z.int(), people: z.int(), awaited: z.int() }),
});
export type PeoplePage = z.infer<typeof peoplePage>;

export const exemptChosenBody = z.strictObject({
  chosen: peopleChoice,
  policyId: id.nullable(),
  reason: z.enum(exemptionReasons),
  note: z.string().trim().max(300),
  until: day.nullable(),
});
export type ExemptChosenBody = z.input<typeof exemptChosenBody>;

/** Why somebody who was chosen was not exempted: there is nothing to hold back. */
export const notExempted = ['accepted', 'closed'] as const;

export const exemptedCampaign = campaignOverview.extend({
  exempted: z.strictObject({
    people: z.int(),
    skipped: z.array(z.strictObject({ reason: z.enum(notExempted), people: z.int() })),
  }),
});
export type ExemptedCampaign = z.infer<typeof exemptedCampaign>;
