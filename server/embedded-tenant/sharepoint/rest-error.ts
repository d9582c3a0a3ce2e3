/** A refusal in the words of SharePoint's REST service. */
export class RestError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Said before the service is reached, by what reads the token. */
export class TokenRefused extends Error {}

export function restErrorBody({ code, message }: Pick<RestError, 'code' | 'message'>) {
  return { 'odata.error': { code, message: { lang: 'en-US', value: message } } };
}

export function accessDenied(): RestError {
  return new RestError(
    403,
    '-2147024891, System.UnauthorizedAccessException',
    'Attempted to perform an unauthorized operation.',
  );
}

export function unreadable(message: string): RestError {
  return new RestError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', message);
}

export function notThere(message: string): RestError {
  return new RestError(404, '-2130575322, Microsoft.SharePoint.SPException', message);
}
