import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { accountChangedTexts } from '#strings/sign-in.ts';

const useStyles = makeStyles({
  around: { padding: '12px clamp(16px, 4vw, 40px) 0', backgroundColor: tokens.colorNeutralBackground2 },
});

/** Whoever had something else before their eyes a moment ago is told why it is gone. */
export function AccountChanged({ name }: { readonly name: string }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [isOpen, setIsOpen] = useState(true);
  const title = accountChangedTexts.title(name);
  useEffect(() => announce(title), [announce, title]);
  if (!isOpen) return null;
  return (
    <div className={styles.around}>
      <Notice
        kind="info"
        title={title}
        actions={<Button onClick={() => setIsOpen(false)}>{accountChangedTexts.close}</Button>}
      >
        <p>{accountChangedTexts.advice}</p>
      </Notice>
    </div>
  );
}
