import { DeliveryError, type DeliveryFault } from '#src/domain/delivery.ts';
import { Failure } from '#src/domain/failure.ts';
import { RegisterBusy } from '../ports.ts';

/** Graph's answer when it is not a success. `status` is 0 where no answer came: the call may or may not have acted. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  readonly status: number;
  readonly code: string;
  /** Seconds, where Graph named them. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  get throttled(): boolean {
    return this.status === 429;
  }

  /** The service is down or the answer was lost. */
  get down(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** Nobody knows whether the call acted; only 503 says that it did not (RFC 9110, 15.6.4). */
  get unanswered(): boolean {
    return this.down && this.status !== 503;
  }
}

/**
 * What a refused call means for one person's delivery. `meanings` names the statuses that mean something of their own
 * for this call; throttling and outages mean the same everywhere.
 */
export function deliveryError(
  error: unknown,
  meanings: Readonly<Partial<Record<number, DeliveryFault>>> = {},
): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof Failure) return new DeliveryError('unavailable', error.message);
  if (!(error instanceof GraphRefusal)) throw error;
  if (error.throttled) return new DeliveryError('throttled', error.message, error.retryAfter);
  if (error.down) return new DeliveryError('unavailable', error.message, error.retryAfter, error.unanswered);
  return new DeliveryError(meanings[error.status] ?? 'refused', `${error.code}: ${error.message}`);
}

/** What a refused directory call means to the person who waits for it. Never returns. */
export function throwDirectoryFailure(error: unknown): never {
  if (!(error instanceof GraphRefusal)) throw error;
  if (error.throttled || error.down) {
    throw new Failure('directory-busy', 'Microsoft 365 is busy. Try again in a minute.', [
      `${error.status} ${error.code}`,
    ]);
  }
  throw new Failure(
    'microsoft-unavailable',
    'Microsoft 365 refused to show the directory. Ask your administrator to check the permissions of this app.',
    [`${error.status} ${error.code}`],
  );
}

/** Seconds to wait where nobody named any: a service that is down, an answer that was lost. */
const defaultWait = 5;

/** What a refused list call means to the register. Never returns. */
export function throwRegisterFailure(error: unknown): never {
  if (!(error instanceof GraphRefusal)) throw error;
  if (error.throttled || error.down) throw new RegisterBusy(error.retryAfter ?? defaultWait);
  throw new Failure(
    'microsoft-unavailable',
    'SharePoint refused the register. Ask your administrator to check that both lists are there and that this app may write to them.',
    [`${error.status} ${error.code}: ${error.message}`],
  );
}

/** What a refused call to the document library means to the files on their way there. Never returns. */
export function throwLibraryFailure(error: unknown): never {
  if (!(error instanceof GraphRefusal)) throw error;
  const locked = error.status === 423;
  if (error.throttled || error.down || locked) throw new RegisterBusy(error.retryAfter ?? defaultWait);
  throw new Failure(
    'microsoft-unavailable',
    'SharePoint refused the document library. Ask your administrator to check that the site has one and that this app may write to it.',
    [`${error.status} ${error.code}: ${error.message}`],
  );
}
