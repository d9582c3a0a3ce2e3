import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, ChevronRight20Regular, SubtractCircle20Regular } from '@fluentui/react-icons';
import type { RequestSummary } from '#src/contract/requests.ts';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { dayOf } from '#src/domain/day.ts';
import { DueBadge } from '#src/ui/due-badge.tsx';
import { myPoliciesTexts } from '#strings/app.ts';
import { dayWords, momentDay } from '#strings/dates.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '18px 20px',
    color: 'inherit',
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    transitionProperty: 'border-color, box-shadow',
    transitionDuration: '120ms',
    ':hover': { border: `1px solid ${tokens.colorBrandStroke1}`, boxShadow: tokens.shadow8 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.35,
    overflowWrap: 'anywhere',
  },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    marginTop: '6px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
  },
  action: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '32px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    whiteSpace: 'nowrap',
    '@media (max-width: 479px)': { gridColumn: '1 / -1' },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '12px',
    minHeight: '60px',
    padding: '10px 16px',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  doneTitle: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  doneMeta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: 1.5 },
  code: { whiteSpace: 'nowrap' },
  tick: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
  quiet: { display: 'flex', color: tokens.colorNeutralForeground3 },
});

export function OutstandingRow({ request }: { readonly request: RequestSummary }) {
  const styles = useStyles();
  return (
    <li>
      <a href={`#/requests/${request.id}`} className={styles.card}>
        <div>
          <div className={styles.title}>{request.policyTitle}</div>
          <div className={styles.meta}>
            <DueBadge isLate={request.standing === 'overdue'}>{dueWords(request)}</DueBadge>
            <span>{myPoliciesTexts.minutes(request.readingMinutes)}</span>
            <span>{myPoliciesTexts.version(request.versionLabel, request.versionNumber)}</span>
            {request.changed ? <span>{myPoliciesTexts.changed[request.changed.kind]}</span> : null}
          </div>
        </div>
        <span className={styles.action}>
          {myPoliciesTexts.read}
          <ChevronRight20Regular aria-hidden="true" />
        </span>
      </a>
    </li>
  );
}

export function DoneRow({ request }: { readonly request: RequestSummary }) {
  const styles = useStyles();
  const { acceptedAt, receiptCode } = request;
  return (
    <li>
      <a href={`#/requests/${request.id}`} className={styles.row}>
        <span className={mergeClasses(acceptedAt ? styles.tick : styles.quiet)} aria-hidden="true">
          {acceptedAt ? <CheckmarkCircle20Filled /> : <SubtractCircle20Regular />}
        </span>
        <span>
          <span className={styles.doneTitle}>{request.policyTitle}</span>
          <br />
          <span className={styles.doneMeta}>
            {acceptedAt ? myPoliciesTexts.accepted(momentDay(acceptedAt)) : closedWords(request)}
            {' · '}
            {myPoliciesTexts.version(request.versionLabel, request.versionNumber)}
            {receiptCode ? <span className={styles.code}> · {myPoliciesTexts.receipt(receiptCode)}</span> : null}
            {request.changed ? <span> · {myPoliciesTexts.changed[request.changed.kind]}</span> : null}
          </span>
        </span>
        <span className={styles.quiet} aria-hidden="true">
          <ChevronRight20Regular />
        </span>
      </a>
    </li>
  );
}

function closedWords({ closedBecause, standing }: RequestSummary): string {
  if (standing === 'declined') return myPoliciesTexts.declined;
  return myPoliciesTexts.closed[closedBecause ?? 'superseded'];
}

function dueWords({ dueOn, standing }: RequestSummary): string {
  const today = dayOf(new Date());
  if (standing === 'overdue') return myPoliciesTexts.overdue(dayWords(dueOn, today));
  if (dueOn === today) return myPoliciesTexts.dueToday;
  if (dueOn === addDays(today, 1)) return myPoliciesTexts.dueTomorrow;
  return myPoliciesTexts.due(dayWords(dueOn, today));
}
