import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Language } from '#src/domain/language.ts';
import { askedLanguage } from './asked-language.ts';
import type { Caller } from './entra-token.ts';

/**
 * Who may call: anyone, anyone signed in, or the holders of a role. An admin chases, so an admin sees compliance too.
 * `outlook` is Microsoft alone, for a person who pressed a button in a mail.
 */
export type Access = 'public' | 'staff' | 'admin' | 'leader' | 'outlook';

type Shape = z.ZodType | undefined;
type Read<S extends Shape> = S extends z.ZodType ? z.infer<S> : undefined;

export type RouteCall<P extends Shape, Q extends Shape, B extends Shape, A extends Access> = {
  readonly caller: A extends 'public' ? null : Caller;
  readonly params: Read<P>;
  readonly query: Read<Q>;
  readonly body: Read<B>;
  /** What the caller reads this product in. */
  readonly language: Language;
};

export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: 302; readonly location: string }
  | {
      readonly status: number;
      readonly file: { readonly name: string; readonly type: string; readonly content: string | Uint8Array };
    };

export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/api/requests/{id}`. */
  readonly path: string;
  readonly access: Access;
  /** Of `outlook`: what lets a caller in, before the body is read. */
  readonly door?: RequestHandler;
  readonly summary: string;
  readonly params: Shape;
  readonly query: Shape;
  /** JSON by a schema, or `bytes` for a file. */
  readonly body: Shape;
  readonly takesFile: boolean;
  readonly answers: Readonly<Record<number, z.ZodType | string>>;
  readonly handle: (request: Request, response: Response, caller: Caller | null) => Promise<Answer>;
};

/** A route states its form and who may call it before it says what it does: checks, documentation and tests read that. */
export function defineRoute<
  A extends Access,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(route: {
  readonly method: Route['method'];
  readonly path: string;
  readonly access: A;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answers: Route['answers'];
  readonly handle: (call: RouteCall<P, Q, B, A>) => Promise<Answer>;
}): Route {
  return {
    ...route,
    params: route.params,
    query: route.query,
    body: route.body,
    takesFile: false,
    handle: (request, _response, caller) =>
      route.handle({
        caller: caller as RouteCall<P, Q, B, A>['caller'],
        params: route.params?.parse(request.params) as Read<P>,
        query: route.query?.parse(request.query) as Read<Q>,
        body: route.body?.parse(request.body) as Read<B>,
        language: askedLanguage(request),
      }),
  };
}

/** A route that takes a file as `application/octet-stream`. */
export function defineFileRoute<Q extends Shape>(route: {
  readonly method: 'post';
  readonly path: string;
  readonly access: 'admin';
  readonly summary: string;
  readonly query: Q;
  readonly answers: Route['answers'];
  readonly handle: (call: {
    readonly caller: Caller;
    readonly query: Read<Q>;
    readonly bytes: Uint8Array;
  }) => Promise<Answer>;
}): Route {
  return {
    ...route,
    params: undefined,
    body: undefined,
    takesFile: true,
    handle: (request, _response, caller) =>
      route.handle({
        caller: caller as Caller,
        query: route.query?.parse(request.query) as Read<Q>,
        bytes: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
      }),
  };
}
