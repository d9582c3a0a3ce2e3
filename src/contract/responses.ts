import { z } from 'zod';
import { longestResponse, responseKinds } from '../domain/response.ts';
import { id, moment } from './common.ts';

/** What a person says to a request other than to accept it. */
export const responseBody = z.strictObject({
  kind: z.enum(responseKinds),
  text: z.string().trim().min(1).max(longestResponse),
});
export type ResponseBody = z.infer<typeof responseBody>;

/** The receipt that the person sees and takes back; another that was given since stays. */
export const undoBody = z.strictObject({ receiptCode: z.string().min(1).max(20) });

export const responseParams = z.strictObject({ id: z.uuid(), responseId: z.uuid() });

const answer = z.strictObject({ text: z.string(), by: z.string(), at: moment });

/** As the person who said it reads it. */
export const ownResponse = z.strictObject({
  id,
  kind: z.enum(responseKinds),
  text: z.string(),
  at: moment,
  /** Until when it may be taken back; null once the school has answered. */
  undoUntil: moment.nullable(),
  answer: answer.nullable(),
});
export type OwnResponse = z.infer<typeof ownResponse>;

/** As the school reads it. */
const receivedResponse = z.strictObject({
  id,
  requestId: id,
  campaignId: id,
  kind: z.enum(responseKinds),
  /** Why somebody declines is for leaders alone: null for everybody else. */
  text: z.string().nullable(),
  at: moment,
  objectId: z.string(),
  name: z.string(),
  policyTitle: z.string(),
  answer: answer.nullable(),
});
export type ReceivedResponse = z.infer<typeof receivedResponse>;

/** What waits for an answer, oldest first, and then what was answered last. */
export const receivedResponses = z.strictObject({
  open: z.array(receivedResponse),
  answered: z.array(receivedResponse),
});
export type ReceivedResponses = z.infer<typeof receivedResponses>;

export const answerBody = z.strictObject({ text: z.string().trim().min(1).max(longestResponse) });
