import { restoreHistory } from '#src/hosts/restore-history.ts';
import { start } from './start.tsx';

restoreHistory();
start('pane');
