/**
 * The clients that may ask for a token for the API: our own pages, and the Microsoft 365 hosts that ask in their name
 * (`getAuthToken` of a Teams tab in Teams, Microsoft 365 and Outlook).
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
const hosts: readonly string[] = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Teams on desktop and mobile
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', // Teams on the web
  '4765445b-32c6-49b0-83e6-1d93765276ca', // Microsoft 365 on the web
  '0ec893e0-5785-4de6-99da-4ed124e5296c', // Microsoft 365 on desktop
  'd3590ed6-52b3-4102-aeff-aad2292ab01c', // Microsoft 365 on mobile and Outlook on desktop
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3', // Outlook on the web
  '27922004-5251-4030-b22d-91ecd9a37ea4', // Outlook on mobile
];

/** The client of Microsoft's that calls for Outlook when a button in a message is pressed, in whichever tenant. */
export const actionsClient = '48af08dc-f6d2-435f-b2a7-069abd99c086';

export function expectedClients(clientId: string): ReadonlySet<string> {
  return new Set([clientId, ...hosts]);
}
