const mostAtOnce = 500;

/**
 * Reads one at a time what many ask for at the same moment: whoever asks while a read is under way waits for the next
 * one, with all who came meanwhile. So nobody is answered by a read that began before they asked.
 */
export function gatherReads<T>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  let waiting: Asking<T>[] = [];
  let reading = false;

  const readAll = async (): Promise<void> => {
    reading = true;
    while (waiting.length > 0) {
      const asking = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      try {
        const found = await read([...new Set(asking.map(({ key }) => key))]);
        for (const one of asking) one.done(found.get(one.key));
      } catch (error) {
        for (const one of asking) one.fail(error);
      }
    }
    reading = false;
  };

  return (key) =>
    new Promise((done, fail) => {
      waiting.push({ key, done, fail });
      if (!reading) void readAll();
    });
}

type Asking<T> = {
  readonly key: string;
  readonly done: (found: T | undefined) => void;
  readonly fail: (error: unknown) => void;
};
