import { teamsHighContrastTheme } from '@fluentui/react-components';
import { fontFamily } from './font-family.ts';

export const theme = { ...teamsHighContrastTheme, fontFamilyBase: fontFamily };
