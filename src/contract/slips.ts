import { z } from 'zod';
import { day, id } from './common.ts';

/** What is printed for people whom no message can reach: one slip a person. */
export const slipList = z.strictObject({
  slips: z.array(
    z.strictObject({
      requestId: id,
      name: z.string(),
      policyTitles: z.array(z.string()),
      dueOn: day,
      code: z.string(),
      link: z.url(),
    }),
  ),
});
export type SlipList = z.infer<typeof slipList>;

/** As it is typed from paper. */
export const slipParams = z.strictObject({ code: z.string().trim().min(1).max(40) });
