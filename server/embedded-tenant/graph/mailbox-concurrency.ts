import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../state/limits.ts';
import { GraphError } from './graph-error.ts';
import type { Asked } from './perform.ts';
import type { Caller } from './request.ts';

const MOST_AT_ONCE = 4;
/** How long Exchange holds a message here before it answers; without it no two requests would ever be open at once. */
const HOLD_MS = 10;

/** GD throttling-outlook.md: four requests at once on one mailbox. Gives what ends this one, or null where there are four. */
export async function enterMailbox(
  { method, path }: Asked,
  caller: () => Caller,
  limits: Limits,
): Promise<(() => void) | null> {
  const mailbox = /^\/users\/([^/]+)\/sendMail$/.exec(path)?.[1];
  if (method !== 'POST' || mailbox === undefined) return () => undefined;
  const leave = limits.enter('mailbox requests at once', `${clientOf(caller)} ${mailbox.toLowerCase()}`, MOST_AT_ONCE);
  if (leave && limits.scale > 0) await pause(HOLD_MS / limits.scale);
  return leave;
}

/** The refusal as many who met it print it; that it names a second to wait is an assumption. */
export function tooManyAtOnce(): never {
  throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
    'Retry-After': '1',
  });
}

function clientOf(caller: () => Caller): string {
  try {
    return caller().clientId;
  } catch {
    return '';
  }
}
