import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import { useFinishedPresses } from '#src/api/use-finished-presses.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { receiptTexts, shellTexts } from '#strings/app.ts';
import { receiptFileTexts } from '#strings/receipt-file.ts';
import { sittingTexts as words } from '#strings/sitting.ts';
import { ReceiptCard } from '../receipt-card.tsx';
import { saveReceipts } from '../receipt-file.ts';
import { useUntilInRegister } from '../receipt-page.tsx';
import { UndoAcceptance } from '../undo-acceptance.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '720px', marginInline: 'auto' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginTop: '24px', '@media print': { display: 'none' } },
  button: { minHeight: '44px' },
  heading: { margin: '32px 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  receipts: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '28px' },
  title: { margin: '0 0 8px', fontSize: tokens.fontSizeBase400, overflowWrap: 'anywhere' },
  left: { listStyleType: 'none', margin: 0, padding: 0 },
  link: { display: 'inline-flex', alignItems: 'center', minHeight: '44px' },
});

/** What came of the sitting: a receipt for each that was accepted, and what still waits. */
export function SittingEnd({ ids }: { readonly ids: readonly string[] }) {
  const styles = useStyles();
  const api = useStaffApi();
  const { state, reload, refresh } = useLoaded(useCallback(() => Promise.all(ids.map(api.request)), [api, ids]));
  useFinishedPresses(api, refresh);
  return (
    <div className={styles.page}>
      <BackLink href="#/">{shellTexts.back}</BackLink>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <Outcome requests={state.value} onRefresh={refresh} /> : null}
    </div>
  );
}

type OutcomeProps = { readonly requests: readonly RequestDetail[]; onRefresh(): void };

function Outcome({ requests, onRefresh }: OutcomeProps) {
  const styles = useStyles();
  const accepted = requests.flatMap((request) => (request.receipt ? [{ request, receipt: request.receipt }] : []));
  const left = requests.filter(({ standing }) => standing === 'outstanding' || standing === 'overdue');
  useUntilInRegister(
    accepted.every(({ receipt }) => receipt.inRegister),
    onRefresh,
  );
  return (
    <article>
      <PageHeading
        title={left.length === 0 ? words.title : words.titleOpen}
        lead={words.lead(accepted.length, requests.length)}
      />
      {left.length > 0 ? (
        <section>
          <h2 className={styles.heading}>{words.left}</h2>
          <ul className={styles.left}>
            {left.map(({ id, policyTitle }) => (
              <li key={id}>
                <TextLink href={`#/requests/${id}`} className={styles.link}>
                  {policyTitle}
                </TextLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {accepted.length > 0 ? (
        <section aria-label={words.receipts}>
          <h2 className={styles.heading}>{words.receipts}</h2>
          <ul className={styles.receipts}>
            {accepted.map(({ request, receipt }) => (
              <li key={request.id}>
                <h3 className={styles.title}>{receipt.policyTitle}</h3>
                <ReceiptCard receipt={receipt} />
                <UndoAcceptance receipt={receipt} onUndone={onRefresh} />
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button
              className={styles.button}
              icon={<ArrowDownload20Regular />}
              onClick={() => saveReceipts(accepted.map(({ receipt }) => receipt))}
            >
              {receiptFileTexts.saveAll}
            </Button>
            <Button className={styles.button} icon={<Print20Regular />} onClick={() => window.print()}>
              {receiptTexts.print}
            </Button>
          </div>
        </section>
      ) : null}
    </article>
  );
}
