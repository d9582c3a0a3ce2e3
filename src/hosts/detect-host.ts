import type { ClientConfig } from '#src/contract/session.ts';
import type { Host } from './host.ts';

/** The pane's page runs in Outlook only; the tab's page runs in a frame of Teams or by itself. */
export async function detectHost(config: ClientConfig, page: 'tab' | 'pane'): Promise<Host> {
  if (page === 'pane') return (await import('./outlook-host.ts')).openOutlookHost(config);
  if (window.parent !== window) return (await import('./teams-host.ts')).openTeamsHost(config);
  return (await import('./browser-host.ts')).openBrowserHost(config);
}
