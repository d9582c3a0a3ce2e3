import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives every answer an id that the log knows it by. */
export const nameRequest: RequestHandler = (_request, response, next) => {
  response.set('x-request-id', randomUUID());
  next();
};
