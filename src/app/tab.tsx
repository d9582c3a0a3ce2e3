import { start } from './start.tsx';
import { teamsThemes, webThemes } from './themes.ts';

start('tab', window.parent === window ? webThemes : teamsThemes);
