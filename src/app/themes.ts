import type { Theme } from '@fluentui/react-components';
import type { HostTheme } from '#src/hosts/host.ts';

export type Themes = Readonly<Record<HostTheme, () => Promise<{ readonly theme: Theme }>>>;

/** Outlook's and the browser's. Each person needs one of them: the others are never loaded. */
export const webThemes: Themes = {
  light: () => import('./themes/web-light.ts'),
  dark: () => import('./themes/web-dark.ts'),
  contrast: () => import('./themes/contrast.ts'),
};

export const teamsThemes: Themes = {
  light: () => import('./themes/teams-light.ts'),
  dark: () => import('./themes/teams-dark.ts'),
  contrast: () => import('./themes/contrast.ts'),
};
