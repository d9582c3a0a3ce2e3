type Waiting<T, R> = { readonly item: T; readonly done: (result: R) => void; readonly fail: (error: unknown) => void };

/**
 * Writes what comes meanwhile together, in one transaction: each resolves when it is on disk. The ledger puts all acts in
 * one order, so a transaction each would only make everyone wait for everyone else's commit. What `write` gives is asked
 * for the result of each, in their order.
 */
export function createGroupCommit<T, R>(
  write: (batch: readonly T[]) => Promise<(item: T) => R>,
  most = 200,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let isWriting = false;

  const settle = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const resultOf = await write(batch.map(({ item }) => item));
      for (const one of batch) one.done(resultOf(one.item));
    } catch (error) {
      const [only, second] = batch;
      if (only && !second) only.fail(error);
      // One that cannot be written must not stand in the others' way.
      else for (const one of batch) await settle([one]);
    }
  };

  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(batch);
    }
    isWriting = false;
  };

  return (item) =>
    new Promise((done, fail) => {
      waiting.push({ item, done, fail });
      if (!isWriting) void writeAll();
    });
}
