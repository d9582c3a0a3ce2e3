import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { contentsOf } from '#src/domain/contents.ts';
import { dayOf } from '#src/domain/day.ts';
import { DueBadge } from '#src/ui/due-badge.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { useMedia } from '#src/ui/use-media.ts';
import { myPoliciesTexts, readTexts, shellTexts } from '#strings/app.ts';
import { dateWords, dayWords } from '#strings/dates.ts';
import { toolTexts } from '#strings/reading.ts';
import { ReadingTools } from './reading/reading-tools.tsx';
import { keptTextSize } from './reading/text-size.ts';

const ReadAgain = lazy(async () => ({ default: (await import('./read-again.tsx')).ReadAgain }));
// The text can be read while the form for it loads.
const AcceptForm = lazy(async () => ({ default: (await import('./accept-form.tsx')).AcceptForm }));
const PolicyContents = lazy(async () => ({ default: (await import('#src/ui/policy-contents.tsx')).PolicyContents }));

const BesideAccepting = lazy(async () => ({ default: (await import('./beside-accepting.tsx')).BesideAccepting }));

const WhyAsked = lazy(async () => ({ default: (await import('./why-asked.tsx')).WhyAsked }));

const useStyles = makeStyles({
  // The page is as wide as a text alone: with contents beside it, the two go over its edges alike.
  withContents: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    columnGap: '48px',
    marginInline: '-96px',
    '@media print': { display: 'block', marginInline: 0 },
  },
  beside: { position: 'sticky', top: '24px', alignSelf: 'start', '@media print': { display: 'none' } },
  main: { minWidth: 0 },
  // As high as what comes, so that the text stays where it is.
  above: { minHeight: '72px', '@media print': { display: 'none' } },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 14px',
    '@media print': { '& > :not(:last-child)': { display: 'none' } },
  },
  // What a sheet of paper has to say for itself: which words these are, and of when.
  printed: { display: 'none', '@media print': { display: 'block', overflowWrap: 'anywhere' } },
  message: {
    margin: '0 0 28px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    maxWidth: '54ch',
    // As large as the policy's own text, so that both end at the same place.
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.5,
    '@media print': { display: 'none' },
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
  form: { ':focus': { outline: 'none' }, '@media print': { display: 'none' } },
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
  const text = useRef<HTMLDivElement>(null);
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const [size, setSize] = useState(keptTextSize);
  const isWide = useMedia('(min-width: 1000px)');
  const hasContents = contentsOf(policy).length > 0;
  const jump = () => {
    // Pressed before the form has loaded, it leads to where the form will be.
    const goal = document.getElementById('declaration') ?? form.current;
    goal?.scrollIntoView({ block: 'start' });
    goal?.focus({ preventScroll: true });
  };
  const contents = (
    <Suspense fallback={null}>
      <PolicyContents document={policy} isBeside={isWide} last={{ id: 'declaration', name: readTexts.begin }} />
    </Suspense>
  );
  return (
    <article
      className={hasContents && isWide ? styles.withContents : undefined}
      style={{ ['--reading-size' as string]: size }}
    >
      {hasContents && isWide ? <div className={styles.beside}>{contents}</div> : null}
      <div className={styles.main}>
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
        <ReadingTools request={request} text={text} size={size} onSize={setSize} />
        {hasContents && !isWide ? <div className={styles.above}>{contents}</div> : null}
        <div ref={text}>
          {request.changes ? (
            <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
              <ReadAgain changes={request.changes} document={policy} />
            </Suspense>
          ) : (
            <PolicyText document={policy} />
          )}
        </div>
        <div ref={form} tabIndex={-1} className={styles.form}>
          <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
            <AcceptForm request={request} onAccepted={onAccepted} />
            <BesideAccepting request={request} onChanged={onChanged} />
          </Suspense>
        </div>
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
      <span className={styles.printed}>
        {myPoliciesTexts.version(request.versionLabel, request.versionNumber)}
        {' · '}
        {toolTexts.printed(dateWords(dayOf(new Date())), request.contentHash)}
      </span>
    </span>
  );
}
