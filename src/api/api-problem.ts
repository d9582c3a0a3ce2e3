import type { FailureCode } from '#src/domain/failure.ts';

/** The server said no, and why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: FailureCode;
  readonly details: readonly string[];

  constructor(code: FailureCode, details: readonly string[]) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Nobody can tell whether the server heard us: the line broke before its answer came. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';

  constructor(cause: unknown) {
    super('No answer from the server', { cause });
  }
}
