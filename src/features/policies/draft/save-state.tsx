import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Notice } from '#src/ui/notice.tsx';
import { shellTexts } from '#strings/app.ts';
import { reviewTexts } from '#strings/policies.ts';
import type { Saving } from './use-draft.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  links: { display: 'flex', gap: '16px' },
  wide: { flexBasis: '100%', order: 1 },
});

type SaveStateProps = { readonly saving: Saving; onSave(): void; onReload(): void };

/** Whether the corrections are safe. */
export function SaveState({ saving, onSave, onReload }: SaveStateProps) {
  const styles = useStyles();
  if (saving.status !== 'failed') {
    return (
      <span className={styles.quiet} role="status">
        {reviewTexts[saving.status]}
      </span>
    );
  }
  return (
    <div className={styles.wide}>
      <Notice
        kind="problem"
        title={`${reviewTexts.notSaved}. ${saving.trouble.title}.`}
        actions={
          <span className={styles.links}>
            <Link as="button" onClick={onSave}>
              {reviewTexts.saveAgain}
            </Link>
            <Link as="button" onClick={onReload}>
              {shellTexts.reload}
            </Link>
          </span>
        }
      >
        <p>{saving.trouble.advice}</p>
      </Notice>
    </div>
  );
}
