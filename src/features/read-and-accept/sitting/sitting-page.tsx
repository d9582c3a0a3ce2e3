import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { keptSitting, sittingAddress } from '#src/api/kept-sitting.ts';
import type { Receipt } from '#src/contract/requests.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { sittingTexts as words } from '#strings/sitting.ts';
import { RequestPage } from '../request-page.tsx';
import { UndoAcceptance } from '../undo-acceptance.tsx';
import { SittingEnd } from './sitting-end.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 16px',
    maxWidth: '720px',
    margin: '0 auto 8px',
    padding: '4px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { display: 'none' },
  },
  place: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  next: { display: 'inline-flex', alignItems: 'center', minHeight: '44px' },
  last: { maxWidth: '720px', margin: '0 auto 8px', '@media print': { display: 'none' } },
});

/** One after the other, with what was recorded last above the next. */
export function SittingPage({ id }: { readonly id: string | null }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [ids] = useState(keptSitting);
  const [last, setLast] = useState<Receipt | null>(null);
  const index = id === null ? -1 : ids.indexOf(id);
  useEffect(() => {
    if (index >= 0) announce(words.heard(index + 1, ids.length));
  }, [index, ids, announce]);
  if (id === null || index < 0) return <SittingEnd ids={ids} />;
  const next = sittingAddress(ids[index + 1] ?? null);
  return (
    <>
      <nav aria-label={words.navigation} className={styles.bar}>
        <p className={styles.place}>{words.place(index + 1, ids.length)}</p>
        <TextLink href={next} className={styles.next}>
          {index + 1 < ids.length ? words.next : words.finish}
        </TextLink>
      </nav>
      {last ? (
        <div className={styles.last}>
          <Notice kind="success" title={words.recorded(last.policyTitle, last.receiptCode)} />
          <UndoAcceptance
            key={last.receiptCode}
            receipt={last}
            onUndone={() => {
              setLast(null);
              window.location.hash = sittingAddress(last.requestId);
            }}
          />
        </div>
      ) : null}
      <RequestPage
        key={id}
        id={id}
        onAccepted={(receipt) => {
          setLast(receipt);
          window.location.hash = next;
        }}
      />
    </>
  );
}
