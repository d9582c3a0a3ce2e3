/** A refusal in Graph's words: GD errors.md. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Something Graph may well know and the tenant does not: answered 501 and remembered. */
export class UnknownToTenant extends GraphError {
  constructor(what: string) {
    super(501, 'notImplemented', `The embedded tenant does not know ${what}.`);
  }
}

export function errorBody(error: GraphError, now: Date, requestId: string, clientRequestId: string): unknown {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        date: now.toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': clientRequestId,
      },
    },
  };
}

export function resourceNotFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}
