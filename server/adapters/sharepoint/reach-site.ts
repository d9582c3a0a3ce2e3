import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Graph } from '../graph/client.ts';
import { GraphRefusal } from '../graph/graph-refusal.ts';
import { openSiteRest, type SiteRest } from './site-rest.ts';

/** SharePoint's own REST service, or why it is closed to this installation. */
export type Reach =
  | { readonly kind: 'open'; readonly rest: SiteRest }
  | { readonly kind: 'closed'; readonly because: string };

/**
 * An app in its own name gets in with a certificate or what stands for one, and never with a client secret, and with
 * `Sites.Selected` on SharePoint itself, which is another permission than the one of that name on Graph; one grant of the
 * site serves both. https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread
 */
export async function reachSite(
  settings: Settings,
  graph: Graph,
  token: (scope: string) => Promise<string>,
): Promise<Reach> {
  if (settings.credential.kind === 'secret') {
    return closed(
      'SharePoint itself takes no sign-in by client secret. Sign in with a managed identity or a certificate.',
    );
  }
  try {
    const rest = await openSiteRest(settings, graph, token);
    await rest.get('?$select=Id');
    return { kind: 'open', rest };
  } catch (error) {
    if (error instanceof Failure) return closed([error.message, ...error.details].join(' '));
    const otherwise = saidOtherwise(error);
    if (otherwise === null) throw error;
    if (!isRefused(error)) return closed(otherwise);
    return closed(
      `SharePoint itself does not let the app in (${error.status} ${error.message}). It needs the application permission Sites.Selected of the API "SharePoint", consented to by an administrator, beside the one of Microsoft Graph.`,
    );
  }
}

/** Neither busy nor down nor gone: it says no. */
export function isRefused(error: unknown): error is GraphRefusal {
  return error instanceof GraphRefusal && (error.status === 401 || error.status === 403);
}

/**
 * What SharePoint said where it was neither busy nor down nor what we know of it: its REST service is described in
 * examples rather than as a whole, and nothing that matters may hang on it. Null for every other error.
 */
export function saidOtherwise(error: unknown): string | null {
  if (error instanceof z.ZodError) return 'SharePoint answered in a form that is not known here.';
  if (!(error instanceof GraphRefusal) || error.throttled || error.down) return null;
  return `SharePoint answered ${error.status} ${error.message}`;
}

function closed(because: string): Reach {
  return { kind: 'closed', because };
}
