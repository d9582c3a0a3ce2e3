import { sql } from 'drizzle-orm';

/** Condition on a request `r`: an answer is awaited. Whoever declines has given one, though they may still accept. */
export const isAwaited = sql`(r.state = 'outstanding' and r.declined_at is null)`;
