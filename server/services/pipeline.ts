/** One kind of work, with so many pieces in hand at once. */
export type Lane<T> = {
  readonly places: number;
  /** Takes up to so many pieces that are due. */
  claim(count: number): Promise<readonly T[]>;
  /** Never fails: what goes wrong is written down beside the piece. */
  work(one: T): Promise<void>;
};

/** How soon an empty lane is looked at again while others work: their pieces may lead to new ones in it. */
const lookAgainMs = 500;

/**
 * Works several lanes side by side until nothing is due in any. Places are filled as they become free, so that one call
 * that hangs holds up no other. Once `stopping`, what is in hand is brought to its end.
 */
export async function workLanes<T>(lanes: readonly Lane<T>[], stopping: () => boolean): Promise<void> {
  let freed: () => void = () => undefined;
  const working = lanes.map((lane) => ({ lane, inHand: 0, lookAt: 0 }));

  const fill = async (each: (typeof working)[number]): Promise<void> => {
    const { lane } = each;
    const free = lane.places - each.inHand;
    // A quarter at a time: a look at the database for each single place would cost more than the place is worth.
    if (stopping() || Date.now() < each.lookAt || free < Math.ceil(lane.places / 4)) return;
    const pieces = await lane.claim(free);
    each.lookAt = pieces.length < free ? Date.now() + lookAgainMs : 0;
    for (const piece of pieces) {
      each.inHand += 1;
      void lane.work(piece).finally(() => {
        each.inHand -= 1;
        freed();
      });
    }
  };

  for (;;) {
    const change = new Promise<void>((done) => {
      freed = done;
    });
    await Promise.all(working.map(fill));
    if (working.every(({ inHand }) => inHand === 0)) {
      const isEmpty = working.every(({ lookAt }) => lookAt > Date.now());
      if (isEmpty || stopping()) return;
      continue;
    }
    await Promise.race([change, pause(lookAgainMs)]);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds).unref();
  });
}
