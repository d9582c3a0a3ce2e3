import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import { DueBadge } from '#src/ui/due-badge.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { myPoliciesTexts, readTexts, shellTexts } from '#strings/app.ts';
import { dayWords } from '#strings/dates.ts';

const ReadAgain = lazy(async () => ({ default: (await import('./read-again.tsx')).ReadAgain }));
// The text can be read while the form for it loads.
const AcceptForm = lazy(async () => ({ default: (await import('./accept-form.tsx')).AcceptForm }));

const BesideAccepting = lazy(async () => ({ default: (await import('./beside-accepting.tsx')).BesideAccepting }));

const WhyAsked = lazy(async () => ({ default: (await import('./why-asked.tsx')).WhyAsked }));

const useStyles = makeStyles({
  meta: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 14px' },
  message: {
    margin: '0 0 28px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    maxWidth: '68ch',
    // As large as the policy's own text, so that both end at the same place.
    fontSize: '1.0625rem',
    lineHeight: 1.5,
  },
  from: { display: 'block', fontWeight: tokens.fontWeightSemibold, marginBottom: '2px' },
  jump: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '44px',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  quiet: { fontWeight: 'inherit', color: 'inherit', textDecorationLine: 'underline' },
  form: { ':focus': { outline: 'none' } },
});

type ReaderProps = {
  readonly request: RequestDetail;
  onAccepted(receipt: Receipt): void;
  onChanged(request: RequestDetail): void;
};

/** The policy to read, and the declaration beneath it. */
export function Reader({ request, onAccepted, onChanged }: ReaderProps) {
  const styles = useStyles();
  const { document: policy } = request;
  const form = useRef<HTMLDivElement>(null);
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const jump = () => {
    // Pressed before the form has loaded, it leads to where the form will be.
    const goal = document.getElementById('declaration') ?? form.current;
    goal?.scrollIntoView({ block: 'start' });
    goal?.focus({ preventScroll: true });
  };
  return (
    <article>
      <PageHeading
        title={policy.title}
        language={policy.languages[0]}
        lead={<Meta request={request} isWhyOpen={isWhyOpen} onJump={jump} onWhy={() => setIsWhyOpen(!isWhyOpen)} />}
      />
      {isWhyOpen ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <WhyAsked requestId={request.id} />
        </Suspense>
      ) : null}
      {request.message === '' ? null : (
        <p className={styles.message}>
          <span className={styles.from}>{readTexts.message}</span>
          {request.message}
        </p>
      )}
      {request.changes ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <ReadAgain changes={request.changes} document={policy} />
        </Suspense>
      ) : (
        <PolicyText document={policy} />
      )}
      <div ref={form} tabIndex={-1} className={styles.form}>
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <AcceptForm request={request} onAccepted={onAccepted} />
          <BesideAccepting request={request} onChanged={onChanged} />
        </Suspense>
      </div>
    </article>
  );
}

type MetaProps = { readonly request: RequestDetail; readonly isWhyOpen: boolean; onJump(): void; onWhy(): void };

function Meta({ request, isWhyOpen, onJump, onWhy }: MetaProps) {
  const styles = useStyles();
  const day = dayWords(request.dueOn, dayOf(new Date()));
  const isLate = request.standing === 'overdue';
  return (
    <span className={styles.meta}>
      <DueBadge isLate={isLate}>{isLate ? myPoliciesTexts.overdue(day) : myPoliciesTexts.due(day)}</DueBadge>
      <span>{myPoliciesTexts.minutes(request.readingMinutes)}</span>
      <span>{myPoliciesTexts.version(request.versionLabel, request.versionNumber)}</span>
      <button type="button" className={styles.jump} onClick={onJump}>
        {readTexts.jump}
        <ArrowDown16Regular aria-hidden="true" />
      </button>
      <button
        type="button"
        className={mergeClasses(styles.jump, styles.quiet)}
        aria-expanded={isWhyOpen}
        onClick={onWhy}
      >
        {readTexts.why}
      </button>
    </span>
  );
}
