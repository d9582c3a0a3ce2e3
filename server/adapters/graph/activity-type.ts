/** Declared in the app's manifest with these two parameters in its template; `npm run package` compares the two. */
export const policiesOutstanding = { type: 'policiesOutstanding', parameters: ['policies', 'day'] } as const;
