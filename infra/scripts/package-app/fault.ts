/** Something Teams, Outlook or a school's admin centre would refuse, and what puts it right. */
export type Fault = { readonly what: string; readonly fix: string };

/** A fault where the condition does not hold. */
export function unless(holds: boolean, what: string, fix: string): readonly Fault[] {
  return holds ? [] : [{ what, fix }];
}
