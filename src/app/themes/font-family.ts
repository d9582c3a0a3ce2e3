/** One family in Teams, Outlook and the browser; Fluent's Teams themes name another than its web themes. */
export const fontFamily =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif";
