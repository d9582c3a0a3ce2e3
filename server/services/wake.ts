/** Work that waits in the database: what there is to do stands in rows, and a wake-up only says "look". */
export const workKinds = [
  'deliveries',
  'register',
  'cards',
  'originals',
  'health',
  /** What the calendar brings: campaigns that are due to be sent, exemptions that end, rows that become overdue. */
  'days',
  /** Who joined and who left the groups that campaigns ask. */
  'people',
  'reminders',
  /** What was changed by hand in the SharePoint lists. */
  'drift',
] as const;
export type WorkKind = (typeof workKinds)[number];

/** Resolves when the wake-up is on its way. It never fails: a lost one is made good by a sweep. */
export type Wake = (kind: WorkKind) => Promise<void>;

/** Does what is due, and says in how many seconds something else will be, or null when nothing waits. */
export type Worker = (stopping: () => boolean) => Promise<number | null>;
