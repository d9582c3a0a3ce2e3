import { z } from 'zod';
import { standings } from '../domain/standing.ts';

/** What came of the messages of a request: one arrived, one is on its way, or none will while an answer is awaited. */
export const outcomes = ['reached', 'waiting', 'not-reached'] as const;
export type Outcome = (typeof outcomes)[number];

export const peopleSorts = ['name', 'standing', 'due'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

/** Which of the people of a campaign are meant; empty for all of them. */
export const peopleFilter = z.strictObject({
  /** Some word of the name begins so; capitals and accents make no difference. */
  search: z.string().trim().max(100).optional(),
  standing: z.enum(standings).optional(),
  outcome: z.enum(outcomes).optional(),
});
export type PeopleFilter = z.infer<typeof peopleFilter>;

/** People named one by one, or all whom a filter finds. */
export const peopleChoice = z.union([
  z.strictObject({ objectIds: z.array(z.uuid()).min(1).max(20_000) }),
  z.strictObject({ filter: peopleFilter }),
]);
export type PeopleChoice = z.infer<typeof peopleChoice>;
