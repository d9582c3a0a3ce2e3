import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import type { ThemeName } from '../place/place.ts';

const { fontFamilyBase } = webLightTheme;
const contrastTheme: Theme = { ...teamsHighContrastTheme, fontFamilyBase };

export const fluentThemes = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: contrastTheme,
} as const satisfies Record<ThemeName, Theme>;

/** Teams has a brand colour of its own; the font is the one of the whole page. */
export const teamsFluentThemes = {
  light: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
  contrast: contrastTheme,
} as const satisfies Record<ThemeName, Theme>;

/** The names TeamsJS gives the themes. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/access-teams-context */
export const teamsThemes = {
  light: 'default',
  dark: 'dark',
  contrast: 'contrast',
} as const satisfies Record<ThemeName, string>;

export const themeLabels = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const satisfies Record<
  ThemeName,
  string
>;

export type OfficeTheme = {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
};

/** `Office.OfficeTheme`: four hexadecimal colours. https://learn.microsoft.com/javascript/api/office/office.officetheme */
export const officeThemes = {
  light: {
    bodyBackgroundColor: '#FFFFFF',
    bodyForegroundColor: '#242424',
    controlBackgroundColor: '#F5F5F5',
    controlForegroundColor: '#242424',
  },
  dark: {
    bodyBackgroundColor: '#292929',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#1F1F1F',
    controlForegroundColor: '#FFFFFF',
  },
  contrast: {
    bodyBackgroundColor: '#000000',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#000000',
    controlForegroundColor: '#FFFFFF',
  },
} as const satisfies Record<ThemeName, OfficeTheme>;
