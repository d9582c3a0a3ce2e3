import { z } from 'zod';
import { readBody } from './body.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Perform } from './perform.ts';
import type { Caller, GraphResponse } from './request.ts';

const MOST_REQUESTS = 20;

const batchBody = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: z.string().min(1),
      method: z.enum(['GET', 'POST', 'PATCH', 'DELETE', 'PUT']),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});
type Part = z.infer<typeof batchBody>['requests'][number];
type Answer = { id: string; status: number; headers: Record<string, string>; body?: unknown };

/** GD json-batching.md: 200 for the whole whatever becomes of the parts, each judged alone. */
export function answerBatch(body: unknown, caller: Caller, perform: Perform): GraphResponse {
  const { requests } = readBody(batchBody, body);
  if (requests.length === 0 || requests.length > MOST_REQUESTS) {
    throw new GraphError(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${MOST_REQUESTS}.`,
    );
  }
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw badRequest('Request Id values must be unique.');
  const answers: Answer[] = [];
  for (const part of requests) {
    const failed = part.dependsOn?.some((id) => (answers.find((answer) => answer.id === id)?.status ?? 424) >= 400);
    answers.push(failed ? failedDependency(part) : answerPart(part, caller, perform));
  }
  return { status: 200, body: { responses: answers } };
}

function answerPart(part: Part, caller: Caller, perform: Perform): Answer {
  // A part is addressed below the version: Graph takes `/v1.0/…` for an unknown segment.
  if (!part.url.startsWith('/') || /^\/(v1\.0|beta)(\/|$)/.test(part.url)) {
    return refusal(part, 400, 'BadRequest', `Resource not found for the segment '${part.url.split('/')[1] ?? ''}'.`);
  }
  const headers = Object.fromEntries(
    Object.entries(part.headers ?? {}).map(([name, text]) => [name.toLowerCase(), text]),
  );
  if (part.body !== undefined && !headers['content-type']) {
    return refusal(part, 400, 'BadRequest', 'Write request id : its Content-Type header is missing.');
  }
  const [path = '', query = ''] = part.url.split('?', 2);
  const asked = {
    method: part.method,
    path,
    query: new URLSearchParams(query),
    headers,
    body: part.body,
    inBatch: true,
  };
  const { status, body, headers: answered } = perform(asked, () => caller);
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { id: part.id, status, headers: { ...type, ...answered }, ...(body === undefined ? {} : { body }) };
}

function failedDependency(part: Part): Answer {
  return refusal(part, 424, 'FailedDependency', 'A request this one depends on has failed.');
}

function refusal({ id }: Part, status: number, code: string, message: string): Answer {
  return { id, status, headers: { 'Content-Type': 'application/json' }, body: { error: { code, message } } };
}
