import type { z } from 'zod';
import { GraphError } from './graph-error.ts';

/** Reads a request body strictly: a property Graph's type does not have, or a value of another type, is refused as OData does. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('/') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    throw new GraphError(
      400,
      'RequestBodyRead',
      `The property '${issue.keys[0]}' does not exist on the type at '${where || 'the root'}'. Make sure to only use property names that are defined by the type.`,
    );
  }
  throw new GraphError(
    400,
    'BadRequest',
    `Invalid value at '${where || 'the root'}': ${issue?.message ?? 'unreadable'}.`,
  );
}
