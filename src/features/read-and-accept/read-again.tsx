import { makeStyles, tokens } from '@fluentui/react-components';
import type { PersonalChanges } from '#src/contract/changes.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { whatChangedTexts } from '#strings/changes.ts';
import { WhatChanged } from './what-changed.tsx';

const useStyles = makeStyles({
  whole: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > summary': {
      cursor: 'pointer',
      padding: '14px 0',
      minHeight: '44px',
      fontSize: tokens.fontSizeBase400,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});

type ReadAgainProps = { readonly changes: PersonalChanges; readonly document: PolicyDocument };

/** For a person who accepted an earlier version: what changed, and the whole text one press away. */
export function ReadAgain({ changes, document }: ReadAgainProps) {
  const styles = useStyles();
  return (
    <>
      <WhatChanged changes={changes} />
      <details className={styles.whole}>
        <summary>{whatChangedTexts.whole}</summary>
        <PolicyText document={document} />
      </details>
    </>
  );
}
