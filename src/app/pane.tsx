import { restoreHistory } from '#src/hosts/restore-history.ts';
import { start } from './start.tsx';
import { webThemes } from './themes.ts';

restoreHistory();
start('pane', webThemes);
