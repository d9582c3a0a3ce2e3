import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyContents } from '#src/ui/policy-contents.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { receiptTexts } from '#strings/app.ts';
import { whatChangedTexts } from '#strings/changes.ts';
import { ReceiptCard } from './receipt-card.tsx';
import { SaySomething } from './say-something.tsx';
import { UndoAcceptance } from './undo-acceptance.tsx';
import { WhatChanged } from './what-changed.tsx';

const WhatWasSaid = lazy(async () => ({ default: (await import('./what-was-said.tsx')).WhatWasSaid }));

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '12px',
    margin: '20px 0 40px',
    '@media print': { display: 'none' },
  },
  recalled: { marginBottom: '16px' },
  button: { minHeight: '44px' },
  text: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > summary': {
      cursor: 'pointer',
      padding: '14px 0',
      minHeight: '44px',
      fontSize: tokens.fontSizeBase400,
      fontWeight: tokens.fontWeightSemibold,
    },
    '@media print': { display: 'none' },
  },
});

type ReceiptPageProps = {
  readonly request: RequestDetail;
  readonly receipt: Receipt;
  onRefresh(): void;
  onChanged(request: RequestDetail): void;
};

async function save(receipt: Receipt): Promise<void> {
  const { saveReceipts } = await import('./receipt-file.ts');
  saveReceipts([receipt]);
}

const askAgainAfter = 2_000;
const timesAsked = 60;

/** Proof for the person, and beneath it the words it stands for. */
export function ReceiptPage({ request, receipt, onRefresh, onChanged }: ReceiptPageProps) {
  const styles = useStyles();
  useUntilInRegister(receipt.inRegister, onRefresh);
  return (
    <article>
      <PageHeading title={receiptTexts.thanks(receipt.policyTitle)} />
      {receipt.recalled ? (
        <div className={styles.recalled}>
          <Notice kind="warning" title={whatChangedTexts.recalled.title}>
            <p>{whatChangedTexts.recalled.advice}</p>
          </Notice>
        </div>
      ) : null}
      <ReceiptCard receipt={receipt} />
      <UndoAcceptance receipt={receipt} onUndone={onChanged} />
      <div className={styles.actions}>
        <Button as="a" appearance="primary" className={styles.button} href="#/">
          {receiptTexts.all}
        </Button>
        <Button className={styles.button} icon={<ArrowDownload20Regular />} onClick={() => void save(receipt)}>
          {receiptTexts.save}
        </Button>
        <Button className={styles.button} icon={<Print20Regular />} onClick={() => window.print()}>
          {receiptTexts.print}
        </Button>
      </div>
      {request.changes ? <WhatChanged changes={request.changes} /> : null}
      {request.responses.length > 0 ? (
        <Suspense fallback={null}>
          <WhatWasSaid request={request} onChanged={onChanged} />
        </Suspense>
      ) : null}
      <SaySomething
        key={request.responses.length}
        request={request}
        kinds={['question', 'adjustment']}
        onSaid={onChanged}
      />
      <details className={styles.text}>
        <summary>{receiptTexts.text}</summary>
        <PolicyContents document={request.document} />
        <PolicyText document={request.document} />
      </details>
    </article>
  );
}

/** The register follows by itself, as a rule within a second: the page looks again until it has, or for two minutes. */
export function useUntilInRegister(isThere: boolean, refresh: () => void): void {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (isThere || asked >= timesAsked) return;
    const timer = setTimeout(() => {
      setAsked(asked + 1);
      refresh();
    }, askAgainAfter);
    return () => clearTimeout(timer);
  }, [isThere, asked, refresh]);
}
