/**
 * Office.js puts null in place of `history.pushState` and `history.replaceState`, as properties of the object itself;
 * MSAL needs both. The browser's own stand on the prototype and show again once the nulls are gone.
 */
export function restoreHistory(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    if (typeof history[name] !== 'function') Reflect.deleteProperty(history, name);
  }
}
