/** Hosts of the Teams connector in Microsoft's clouds: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const connectorHosts: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

/**
 * The address to call for a chat. One that came in with an activity is used only where it is Microsoft's own or on the
 * configured host, since the bot's token goes there; otherwise the configured address is.
 */
export function trustedServiceUrl(given: string | undefined, configured: string): string {
  if (given === undefined || !URL.canParse(given)) return configured;
  const url = new URL(given);
  const trusted =
    url.origin === new URL(configured).origin ||
    (url.protocol === 'https:' && url.port === '' && connectorHosts.has(url.hostname));
  return trusted ? url.href.replace(/\/+$/, '') : configured;
}
