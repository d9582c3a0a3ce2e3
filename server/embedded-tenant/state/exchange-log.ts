import { appendFileSync } from 'node:fs';

export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly status: number;
  readonly response: unknown;
};

export type ExchangeLog = (exchange: Exchange) => void;

/** One JSON line for each exchange with Graph or the bot connector; nothing where no file is named. */
export function createExchangeLog(file: string | null): ExchangeLog {
  if (!file) return () => undefined;
  return ({ method, url, body, status, response }) => {
    const line = { method, url, body: body ?? null, status, response: response ?? null };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
}
