import type { z } from 'zod';
import { problem } from '#src/contract/common.ts';
import { language } from '#strings/language.ts';
import { AnswerLost, ApiProblem } from './api-problem.ts';
import { callAgain } from './call-again.ts';
import type { Door } from './door.ts';

export type Send = <T>(call: Call<T>) => Promise<T>;

export type Call<T> = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON; a `Blob` goes as the bytes it holds. */
  readonly body?: unknown;
  read(response: Response): Promise<T>;
};

/** Makes the one function through which the client speaks to the server. */
export function createSend(door: Door, fetcher: typeof fetch): Send {
  return async ({ method = 'GET', path, query = {}, body, read }) => {
    const call = async (bearer: string): Promise<Response> => {
      try {
        return await fetcher(address(path, query), {
          method,
          headers: { authorization: `Bearer ${bearer}`, 'accept-language': language, ...contentType(body) },
          body: body === undefined || body instanceof Blob ? (body ?? null) : JSON.stringify(body),
        });
      } catch (error) {
        throw new AnswerLost(error);
      }
    };
    const first = await call(await door.token());
    const response = first.status === 401 ? await callAgain(first, door, call) : first;
    if (!response.ok) throw await problemOf(response);
    return read(response);
  };
}

/** Reads an answer by its schema. */
export function as<T>(schema: z.ZodType<T>): (response: Response) => Promise<T> {
  return async (response) => schema.parse(await json(response));
}

export async function nothing(): Promise<void> {}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new AnswerLost(error);
  }
}

/** A gateway on the way answers with a page of its own: then the code is the nearest of ours. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const answer = problem.safeParse(await response.json().catch(() => null));
  if (answer.success) return new ApiProblem(answer.data.code, answer.data.details, status, answer.data.requestId);
  return new ApiProblem(status === 429 ? 'too-many-requests' : 'unexpected', [], status);
}

function contentType(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' };
}

function address(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
