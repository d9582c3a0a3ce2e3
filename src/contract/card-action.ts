import { z } from 'zod';
import { hash, id } from './common.ts';

/**
 * The `data` of an invoke. Inputs arrive merged in as text: `answer-0`, `reason-0`, `field-2`, numbered by the place of
 * the declaration or field in the document. Names of people never travel in it.
 */
export const cardActionData = z
  .object({ requestId: id, contentHash: hash })
  .catchall(z.union([z.string().max(1_000), z.boolean(), z.number(), z.null()]));
export type CardActionData = z.infer<typeof cardActionData>;

/** What a press of Accept in a mail sends: a press that answers or fills in nothing. */
export const mailActionBody = z.strictObject({ requestId: id, contentHash: hash });
export type MailActionBody = z.infer<typeof mailActionBody>;
