/** Where a request opens: in the tab inside Teams, and in any browser. `home` is the tab itself, inside Teams. */
export type RequestLinks = { readonly teams: string; readonly web: string; readonly home: string };

type AppAddresses = { readonly teamsAppId: string; readonly publicUrl: string };

export function linksOf(app: AppAddresses, requestId: string): RequestLinks {
  const web = `${app.publicUrl}/tab#/requests/${encodeURIComponent(requestId)}`;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: `request/${requestId}` }));
  return { web, teams: `${tabLink(app, web)}&context=${context}`, home: homeLink(app) };
}

/** For a card that stands outside Teams. */
export function browserLinksOf(app: AppAddresses, requestId: string): RequestLinks {
  const { web } = linksOf(app, requestId);
  return { teams: web, web, home: browserHomeLink(app) };
}

/** The same page as `homeLink`, in any browser. */
export function browserHomeLink({ publicUrl }: Pick<AppAddresses, 'publicUrl'>): string {
  return `${publicUrl}/tab`;
}

/** The tab, on the page that lists what is asked of a person. */
export function homeLink(app: AppAddresses): string {
  return tabLink(app, browserHomeLink(app));
}

/** The page of policy health, in any browser. */
export function healthLink({ publicUrl }: Pick<AppAddresses, 'publicUrl'>): string {
  return `${publicUrl}/tab#/policy-health`;
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
function tabLink(app: AppAddresses, web: string): string {
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(app.teamsAppId)}/home?webUrl=${encodeURIComponent(web)}`;
}
