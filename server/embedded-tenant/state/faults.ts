import { randomUUID } from 'node:crypto';

/** A refusal the tenant was told to give. */
export type Fault = {
  readonly id: string;
  readonly method: string | null;
  /** A regular expression over path and query. */
  readonly path: string;
  readonly status: number;
  readonly retryAfter: number | null;
  readonly code: string | null;
  /** False: act, then answer with the status all the same, as when an answer is lost on its way. */
  readonly before: boolean;
  /** Close the connection instead of answering. */
  readonly drop: boolean;
  readonly times: number | null;
  readonly until: number | null;
};

export type FaultRequest = Omit<Fault, 'id' | 'until'> & { readonly seconds: number | null };

export type Faults = {
  add(request: FaultRequest): Fault;
  list(): readonly Fault[];
  clear(): void;
  /** The fault that hits this request, used up by one; null where none does. */
  hit(method: string, pathAndQuery: string): Fault | null;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  const live = () => {
    faults = faults.filter((fault) => fault.times !== 0 && (fault.until === null || fault.until > Date.now()));
    return faults;
  };
  return {
    add({ seconds, ...request }) {
      const fault: Fault = {
        ...request,
        id: randomUUID(),
        until: seconds === null ? null : Date.now() + seconds * 1_000,
      };
      faults = [...live(), fault];
      return fault;
    },
    list: live,
    clear() {
      faults = [];
    },
    hit(method, pathAndQuery) {
      if (faults.length === 0) return null;
      const found = live().find(
        (fault) => (fault.method === null || fault.method === method) && new RegExp(fault.path).test(pathAndQuery),
      );
      if (!found) return null;
      if (found.times !== null) {
        const left = { ...found, times: found.times - 1 };
        faults = faults.map((fault) => (fault.id === found.id ? left : fault));
      }
      return found;
    },
  };
}
