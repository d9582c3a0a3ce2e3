import type { RequestHandler } from 'express';
import { Failure } from '#src/domain/failure.ts';

export const notFound: RequestHandler = () => {
  throw new Failure('not-found', 'There is nothing at this address.');
};
