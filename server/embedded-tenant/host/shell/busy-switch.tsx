import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { writeControl } from '../tenant/control.ts';
import { useControl } from '../tenant/use-control.ts';

/** While on, SharePoint answers 429 to every list call; Countersign should not make anybody wait for it. */
export function BusySwitch() {
  const styles = useStyles();
  const answer = useControl<{ sharepoint: boolean }>('busy');
  const set = async (sharepoint: boolean) => {
    await writeControl('busy', { sharepoint });
    if (answer.status === 'ready') answer.reload();
  };
  return (
    <Switch
      label={{ children: 'SharePoint is busy', className: styles.label }}
      className={styles.root}
      checked={answer.status === 'ready' && answer.data.sharepoint}
      disabled={answer.status !== 'ready'}
      onChange={(_, { checked }) => void set(checked)}
    />
  );
}

const useStyles = makeStyles({
  root: { whiteSpace: 'nowrap' },
  label: { fontSize: tokens.fontSizeBase200, paddingLeft: 0 },
});
