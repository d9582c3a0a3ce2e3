/** What an address says after its question mark; what is not given is left out. */
export type Asked = Readonly<Record<string, string | number | undefined>>;

/** The figures, with the policy whose trend is shown. */
export const figuresHash = (asked: Asked = {}) => address('#/compliance', asked);

/** The names behind a figure, so that a view can be kept, sent and gone back to. */
export const peopleHash = (asked: Asked = {}) => address('#/compliance/people', asked);

/** Who was not asked for a policy, or never for any. */
export const notAskedHash = (asked: Asked = {}) => address('#/compliance/not-asked', asked);

function address(page: string, asked: Asked): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? page : `${page}?${new URLSearchParams(given)}`;
}

/** Goes on without leaving a step to go back to, as for each letter of a search. */
export function replaceHash(hash: string): void {
  window.history.replaceState(window.history.state, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
