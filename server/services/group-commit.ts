type Waiting<T> = { readonly item: T; readonly done: () => void; readonly fail: (error: unknown) => void };

/**
 * Writes what comes meanwhile together, in one transaction: each resolves when it is on disk. The ledger puts all acts in
 * one order, so a transaction each would only make everyone wait for everyone else's commit.
 */
export function createGroupCommit<T>(
  write: (batch: readonly T[]) => Promise<void>,
  most = 200,
): (item: T) => Promise<void> {
  let waiting: readonly Waiting<T>[] = [];
  let isWriting = false;

  const settle = async (batch: readonly Waiting<T>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const one of batch) one.done();
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
      waiting = [...waiting, { item, done, fail }];
      if (!isWriting) void writeAll();
    });
}
