import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { shellTexts } from '#strings/app.ts';
import { sayTexts as words } from '#strings/responses.ts';
import type { SayFormProps } from './say-form.tsx';

// Most people have nothing else to say.
const SayForm = lazy(async () => ({ default: (await import('./say-form.tsx')).SayForm }));

const useStyles = makeStyles({
  box: {
    marginTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
    '& > summary': {
      cursor: 'pointer',
      padding: '14px 0',
      minHeight: '44px',
      boxSizing: 'border-box',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});

/** A question, a need, or a no: one press away from accepting, and never in its way. */
export function SaySomething(props: SayFormProps) {
  const styles = useStyles();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className={styles.box} onToggle={({ currentTarget }) => setWasOpened(wasOpened || currentTarget.open)}>
      <summary>{props.kinds.includes('declined') ? words.open : words.openLater}</summary>
      {wasOpened ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <SayForm {...props} />
        </Suspense>
      ) : null}
    </details>
  );
}
