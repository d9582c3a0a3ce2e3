import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { askedFields } from '#src/domain/attestation.ts';
import { useHost } from '#src/hosts/host-context.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { readTexts, receiptTexts, shellTexts } from '#strings/app.ts';
import { DeclarationAnswers } from './declaration-answers.tsx';
import { changedAt } from './entries.ts';
import { useAcceptance } from './use-acceptance.ts';

const SignatureFields = lazy(async () => ({ default: (await import('./signature-fields.tsx')).SignatureFields }));

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: '24px',
    marginTop: '48px',
    padding: 'clamp(16px, 4vw, 28px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTop: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    '@media print': { display: 'none' },
  },
  heading: {
    margin: 0,
    fontSize: '1.375rem',
    lineHeight: 1.25,
    fontWeight: tokens.fontWeightSemibold,
    scrollMarginTop: '24px',
    ':focus': { outline: 'none' },
  },
  hint: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  faults: { margin: '4px 0 0', paddingLeft: '18px' },
  act: { display: 'grid', gap: '10px', justifyItems: 'start' },
  accept: { minHeight: '48px', minWidth: '160px', '@media (max-width: 479px)': { width: '100%' } },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type AcceptFormProps = { readonly request: RequestDetail; onAccepted(receipt: Receipt): void };

/** The declaration: what is said, what is answered, what is filled in, and the act. */
export function AcceptForm({ request, onAccepted }: AcceptFormProps) {
  const styles = useStyles();
  const host = useHost();
  const announce = useAnnounce();
  const { entries, isGoingOn, faults, sending, change, accept } = useAcceptance(
    useStaffApi(),
    request,
    host.channel,
    (receipt) => {
      announce(receiptTexts.recordedLong(request.policyTitle));
      onAccepted(receipt);
    },
  );
  useEffect(() => {
    if (sending.status === 'sending') announce(readTexts.sending);
    if (sending.status === 'waiting') announce(readTexts.waiting.title);
  }, [sending.status, announce]);
  const asked = askedFields(request.document);
  const [language] = request.document.languages;
  return (
    <form
      noValidate
      className={styles.form}
      aria-labelledby="declaration"
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <div>
        <h2 id="declaration" tabIndex={-1} className={styles.heading}>
          {readTexts.begin}
        </h2>
        <p className={styles.hint}>{readTexts.beginHint}</p>
        {isGoingOn ? <p className={styles.hint}>{readTexts.answersKept}</p> : null}
      </div>
      <DeclarationAnswers
        declarations={request.document.declarations}
        language={language}
        entries={entries}
        faults={faults}
        onChange={change}
      />
      {asked.length > 0 ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <SignatureFields
            asked={asked}
            language={language}
            values={entries.fields}
            faults={faults}
            onChange={(index, value) => change({ ...entries, fields: changedAt(entries.fields, index, value) })}
          />
        </Suspense>
      ) : null}
      {sending.status === 'refused' ? (
        <Notice kind="problem" title={sending.trouble.title} focused>
          <p>{sending.trouble.advice}</p>
          {sending.trouble.details.length > 0 ? (
            <ul className={styles.faults}>
              {sending.trouble.details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {sending.status === 'waiting' ? (
        <Notice kind="warning" title={readTexts.waiting.title} focused>
          <p>{readTexts.waiting.advice}</p>
        </Notice>
      ) : null}
      <div className={styles.act}>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          className={styles.accept}
          disabledFocusable={sending.status === 'sending'}
        >
          {sending.status === 'sending' ? readTexts.sending : readTexts.accept}
        </Button>
        <p className={styles.note}>{readTexts.actNote}</p>
      </div>
    </form>
  );
}
