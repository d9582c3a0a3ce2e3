import type { Response } from 'express';

export type Changes = {
  /** Something changed; listeners hear of it soon, several changes at once. */
  touch(): void;
  /** Keeps the answer open as a stream of server-sent events. */
  listen(response: Response): void;
  close(): void;
};

const QUIET_MS = 50;

export function createChanges(): Changes {
  const listeners = new Set<Response>();
  let count = 0;
  let timer: NodeJS.Timeout | null = null;
  const tell = () => {
    timer = null;
    for (const listener of listeners) listener.write(`data: ${JSON.stringify({ change: count })}\n\n`);
  };
  return {
    touch() {
      count += 1;
      if (listeners.size > 0) timer ??= setTimeout(tell, QUIET_MS);
    },
    listen(response) {
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' });
      response.flushHeaders();
      response.write(`data: ${JSON.stringify({ change: count })}\n\n`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    close() {
      if (timer) clearTimeout(timer);
      for (const listener of listeners) listener.end();
    },
  };
}
