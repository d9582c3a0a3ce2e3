import { useCallback } from 'react';
import { useSession } from '../tenant/session.tsx';
import { parseUrl, readFilter, readSitePath, readTabLink } from './deep-link.ts';
import { useNavigation } from './use-place.tsx';

/** Follows a link as Microsoft 365 does: into the app's tab, to the site's list or library as
 * the same person, or into a new browser window. Nothing else opens. */
export function useOpenLink(): (href: string) => boolean {
  const { info } = useSession();
  const { go } = useNavigation();
  return useCallback(
    (href) => {
      const tab = readTabLink(href, info.teamsAppId);
      if (tab) {
        go({ app: 'teams', place: 'countersign', item: tab.subpage });
        return true;
      }
      if (href.startsWith(`${info.siteUrl}/`)) {
        const { pathname, searchParams } = new URL(href);
        go({ app: 'sharepoint', ...readSitePath(pathname), ...readFilter(searchParams) });
        return true;
      }
      const url = parseUrl(href);
      if (!url || !/^(https?|mailto):$/.test(url.protocol)) return false;
      window.open(url.href, '_blank', 'noopener');
      return true;
    },
    [info.siteUrl, info.teamsAppId, go],
  );
}
