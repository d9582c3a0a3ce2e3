import { teamsLightTheme } from '@fluentui/react-components';
import { fontFamily } from './font-family.ts';

export const theme = { ...teamsLightTheme, fontFamilyBase: fontFamily };
