import { z } from 'zod';
import { retryAfterSeconds } from '../retry-after.ts';
import type { GraphPath } from './graph-path.ts';
import { GraphRefusal } from './graph-refusal.ts';

/** https://learn.microsoft.com/graph/json-batching */
export const mostInBatch = 20;

export type BatchPart = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: GraphPath;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What Graph said to one part. A refusal has its own `Retry-After`. */
export type BatchAnswer = { readonly status: number; readonly body: unknown } | GraphRefusal;

const answers = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});
const refused = z.object({ error: z.object({ code: z.string().catch('unknown'), message: z.string().catch('') }) });

/** The body of a batch whose parts do not depend on each other. */
export function batchBody(parts: readonly BatchPart[]): { readonly requests: readonly unknown[] } {
  if (parts.length > mostInBatch) throw new Error(`${parts.length} requests are more than one batch takes`);
  return {
    requests: parts.map(({ method, path, body, headers }, index) => ({
      id: String(index),
      method,
      url: path,
      ...(body === undefined ? {} : { body }),
      ...(body === undefined && !headers
        ? {}
        : { headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers } }),
    })),
  };
}

/** One answer for each part, in their order, whatever order Graph gives them in. */
export function batchAnswers(parts: readonly BatchPart[], answer: unknown): readonly BatchAnswer[] {
  const given = new Map(answers.parse(answer).responses.map((response) => [response.id, response]));
  return parts.map((part, index) => {
    const response = given.get(String(index));
    if (!response) return new GraphRefusal(0, 'unanswered', `Graph left ${part.method} out of its answer`, null);
    const { status, headers, body } = response;
    if (status >= 200 && status < 300) return { status, body };
    const error = refused.safeParse(body);
    return new GraphRefusal(
      status,
      error.data?.error.code ?? 'unknown',
      error.data?.error.message || `Graph answered ${status}`,
      retryAfterSeconds(new Headers(headers ?? {})),
    );
  });
}
