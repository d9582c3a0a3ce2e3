import { z } from 'zod';
import { exemptionReasons } from '../domain/exemption.ts';
import { closedReasons, standings } from '../domain/standing.ts';
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
  /** The school, as most of its policies name it; null where none does. */
  organisation: z.string().nullable(),
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

/** What a person's requests say together: nothing outstanding, something outstanding, or nothing asked that counts. */
export const personStandings = ['done', 'waiting', 'exempt'] as const;
export type PersonStanding = (typeof personStandings)[number];

export const complianceQuery = z.strictObject({
  versionId: id.optional(),
  groupId: z.uuid().optional(),
  /** "outstanding" includes what is overdue. */
  standing: z.enum(standings).optional(),
  who: z.enum(personStandings).optional(),
  /** Why somebody is exempt. */
  reason: z.enum(exemptionReasons).optional(),
  /** Words of a name, each from its start, or the start of an address. */
  search: z.string().trim().max(100).optional(),
});
export type ComplianceQuery = z.infer<typeof complianceQuery>;

export const complianceSorts = ['name', 'due', 'standing'] as const;
export type ComplianceSort = (typeof complianceSorts)[number];

const page = z.coerce.number().int().min(1).max(100_000);

export const compliancePageQuery = complianceQuery.extend({
  sort: z.enum(complianceSorts).optional(),
  page: page.optional(),
});
export type CompliancePageQuery = z.infer<typeof compliancePageQuery>;

/** A workbook is read outside the client, so it is asked for in a language. */
export const complianceSheetQuery = complianceQuery.extend({ language: z.enum(['en', 'cy']).optional() });
export type ComplianceSheetQuery = z.infer<typeof complianceSheetQuery>;

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
  /** Why and how long the person is exempt, while they are. */
  exemption: z.strictObject({ reason: z.enum(exemptionReasons), until: day.nullable() }).nullable(),
  closedBecause: z.enum(closedReasons).nullable(),
  groups: z.array(z.string()),
});
export type ComplianceRow = z.infer<typeof complianceRow>;

const paged = {
  asAt: moment,
  /** How many rows fit the question, on all pages. */
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
};

/** One page of rows, a row for each person and version; `people` counts each person of all pages once. */
export const complianceRows = z.strictObject({ ...paged, people: z.int(), rows: z.array(complianceRow) });
export type ComplianceRows = z.infer<typeof complianceRows>;

export const notAskedQuery = z.strictObject({
  /** Not asked for this version; without it, never asked for anything. */
  versionId: id.optional(),
  search: complianceQuery.shape.search,
  page: page.optional(),
});
export type NotAskedQuery = z.infer<typeof notAskedQuery>;

/** `elsewhere`: asked for other policies only; `not-started`: in a group that is asked, with a first day to come. */
export const notAskedReasons = ['elsewhere', 'account-disabled', 'not-started'] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

export const notAskedRow = z.strictObject({
  objectId: z.string(),
  /** Null for somebody whose name is kept from their first day on. */
  name: z.string().nullable(),
  mail: z.string().nullable(),
  guest: z.boolean(),
  why: z.enum(notAskedReasons),
});
export type NotAskedRow = z.infer<typeof notAskedRow>;

export const notAskedRows = z.strictObject({ ...paged, rows: z.array(notAskedRow) });
export type NotAskedRows = z.infer<typeof notAskedRows>;

/** Who stands apart from the count: requests held back, by reason, and people whom no campaign ever asked. */
export const complianceApart = z.strictObject({
  exempt: z.array(z.strictObject({ reason: z.enum(exemptionReasons), count: z.int() })),
  neverAsked: z.int(),
});
export type ComplianceApart = z.infer<typeof complianceApart>;

export const trendQuery = z.strictObject({ versionId: id });

/** How one policy came to be accepted, day by day in the time of the school. */
export const complianceTrend = z.strictObject({
  asAt: moment,
  /** The day on which the first of those who count was asked, and the due day of most of them. */
  askedOn: day,
  dueOn: day,
  /** How many have to answer: all who were asked but those who are exempt. */
  goal: z.int(),
  /** On each day on which somebody accepted, how many have by its end. */
  days: z.array(z.strictObject({ day, accepted: z.int() })),
});
export type ComplianceTrend = z.infer<typeof complianceTrend>;

/** `trend` is null where nobody is asked for the version. */
export const trendAnswer = z.strictObject({ trend: complianceTrend.nullable() });
