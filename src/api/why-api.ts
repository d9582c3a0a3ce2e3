import { type Why, why } from '#src/contract/why.ts';
import { as, type Send } from './send.ts';

/** Why the signed-in person is asked. A file of its own: the task pane loads it only when somebody wants to know. */
export function whyAsked(send: Send, requestId: string): Promise<Why> {
  return send({ path: `/api/requests/${encodeURIComponent(requestId)}/why`, read: as(why) });
}
