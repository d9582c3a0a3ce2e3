import { z } from 'zod';
import { moment } from './common.ts';

const held = { id: z.uuid(), name: z.string(), since: moment, nextReadingAt: moment };

/** A group that a campaign follows, whose last reading changes nothing for the time being. */
const heldGroup = z.discriminatedUnion('kind', [
  /** So many people seem to have left at once that several readings have to agree. */
  z.strictObject({
    ...held,
    kind: z.literal('leavers'),
    /** When the group was read last; a confirmation names it, and reaches nobody who was found missing later. */
    readAt: moment,
    /** Names of those who seem to have left. */
    missing: z.array(z.string()),
    /** People that the campaigns ask through this group, those missing included. */
    known: z.int(),
    /** How many readings in a row say so, of those that are needed. */
    readings: z.int(),
    readingsNeeded: z.int(),
  }),
  z.strictObject({ ...held, kind: z.literal('unreadable'), reason: z.enum(['group-hidden', 'group-not-found']) }),
]);
export type HeldGroup = z.infer<typeof heldGroup>;

/** Work that was given up, with what Microsoft said; an admin mends the cause and tries again. */
export const stuckWork = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['attestation-row', 'compliance-row', 'card', 'original', 'reminder']),
      /** Whom or what it concerns. */
      about: z.string(),
      reason: z.string(),
      since: moment,
    }),
  ),
  held: z.array(heldGroup),
  /** Waiting and not given up. */
  waiting: z.strictObject({ registerRows: z.int(), cards: z.int(), messages: z.int(), oldest: moment.nullable() }),
  /** Rows that were changed by hand in the lists and put right, newest first; at most 50. */
  drift: z.array(
    z.strictObject({
      at: moment,
      list: z.enum(['attestations', 'compliance']),
      what: z.enum(['edited', 'deleted', 'doubled', 'foreign']),
      about: z.string(),
      columns: z.array(z.string()),
      repairedAt: moment.nullable(),
    }),
  ),
});
export type StuckWork = z.infer<typeof stuckWork>;

export const tryAgainBody = z.strictObject({ ids: z.array(z.string()).min(1).max(1_000) });

export const confirmLeaversBody = z.strictObject({ readAt: moment });

export const leaversConfirmed = z.strictObject({ people: z.int() });
