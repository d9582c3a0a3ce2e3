import type { FailureCode } from '#src/domain/failure.ts';

/** The server said no, and why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: FailureCode;
  readonly details: readonly string[];
  readonly status: number;
  /** Under which our log has the call; null where somebody before us answered. */
  readonly requestId: string | null;

  constructor(code: FailureCode, details: readonly string[], status: number, requestId: string | null = null) {
    super(code);
    this.code = code;
    this.details = details;
    this.status = status;
    this.requestId = requestId;
  }

  /** We, or a gateway before us, are away for a moment: https://www.rfc-editor.org/rfc/rfc9110#section-15.6 */
  get isNotReady(): boolean {
    return this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Nobody can tell whether the server heard us: the line broke before its answer came. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';

  constructor(cause: unknown) {
    super('No answer from the server', { cause });
  }
}
