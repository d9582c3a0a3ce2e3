import { teamsDarkTheme } from '@fluentui/react-components';
import { fontFamily } from './font-family.ts';

export const theme = { ...teamsDarkTheme, fontFamilyBase: fontFamily };
