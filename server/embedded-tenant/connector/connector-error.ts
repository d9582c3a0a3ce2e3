/** A refusal of the Bot Connector. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    body?: unknown,
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.body = body ?? { error: { code, message } };
  }
}

/** The answer for one who blocked or uninstalled the bot, as MT send-proactive-messages.md prints it. */
export function messageWritesBlocked(): ConnectorError {
  const detail = {
    subCode: 'MessageWritesBlocked',
    details: 'Thread is blocked from message writes.',
    errorCode: null,
    errorSubCode: null,
  };
  const body = { errorCode: 209, message: JSON.stringify(detail, null, 2).replaceAll('\n', '\r\n') };
  return new ConnectorError(403, 'MessageWritesBlocked', 'The person blocked the bot.', {}, body);
}
