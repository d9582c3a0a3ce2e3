import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DataLine20Regular, Table20Regular } from '@fluentui/react-icons';
import { useCallback, useId } from 'react';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { ComplianceSummary, ComplianceTrend } from '#src/contract/compliance.ts';
import { dayOf, daysUntil } from '#src/domain/day.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { StepChart } from '#src/ui/step-chart.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts } from '#strings/compliance.ts';
import { dateWords, shortDay } from '#strings/dates.ts';
import { figuresHash, replaceHash } from './compliance-hash.ts';

const words = complianceTexts.trend;

const useStyles = makeStyles({
  all: {
    display: 'grid',
    gap: '14px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: '20px 24px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: 'avoid',
    '@media (max-width: 479px)': { padding: '16px' },
    '@media print': { padding: 0, border: 'none' },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '12px',
    alignItems: 'end',
    justifyContent: 'space-between',
    '@media print': { display: 'none' },
  },
  policy: { flex: '1 1 240px', maxWidth: '480px' },
  caption: { margin: 0, fontSize: tokens.fontSizeBase400 },
  onPaper: { display: 'none', '@media print': { display: 'block', margin: 0 } },
  // As high as what it waits for.
  body: {
    minHeight: '290px',
    display: 'grid',
    gap: '12px',
    alignContent: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
});

type TrendProps = {
  readonly summary: ComplianceSummary;
  readonly query: Readonly<Record<string, string>>;
};

/** How one policy comes to be accepted, day by day, as a chart or as its table: the address says which. */
export function Trend({ summary, query }: TrendProps) {
  const styles = useStyles();
  const heading = useId();
  const chosen = summary.policies.find(({ versionId }) => versionId === query['trend']) ?? summary.policies[0];
  if (!chosen) return null;
  const { versionId } = chosen;
  const asTable = query['as'] === 'table';
  const show = (change: { readonly trend?: string; readonly as?: string }) =>
    replaceHash(figuresHash({ trend: versionId, as: asTable ? 'table' : '', ...change }));
  const nameOf = ({ title, label, number }: typeof chosen) => `${title}, ${complianceTexts.version(label, number)}`;
  return (
    <section aria-labelledby={heading} className={styles.all}>
      <h2 id={heading} className={styles.heading}>
        {words.title}
      </h2>
      <div className={styles.choices}>
        <Field label={words.policy} className={styles.policy}>
          <Select size="large" value={versionId} onChange={(_, { value }) => show({ trend: value })}>
            {summary.policies.map((one) => (
              <option key={one.versionId} value={one.versionId}>
                {nameOf(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          size="large"
          icon={asTable ? <DataLine20Regular /> : <Table20Regular />}
          onClick={() => show({ as: asTable ? '' : 'table' })}
        >
          {asTable ? words.chart : words.table}
        </Button>
      </div>
      <p className={styles.onPaper}>{nameOf(chosen)}</p>
      <TrendOf key={versionId} versionId={versionId} asTable={asTable} />
    </section>
  );
}

function TrendOf({ versionId, asTable }: { readonly versionId: string; readonly asTable: boolean }) {
  const styles = useStyles();
  const api = useComplianceApi();
  const { state, reload } = useLoaded(useCallback(() => api.trend(versionId), [api, versionId]));
  const trend = state.status === 'ready' ? state.value.trend : null;
  const accepted = trend?.days.at(-1)?.accepted ?? 0;
  return (
    <div className={styles.body}>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {trend ? (
        <>
          <p className={styles.caption}>{words.caption(accepted, trend.goal, dateWords(trend.dueOn))}</p>
          {accepted === 0 ? <p className={styles.caption}>{words.none}</p> : null}
          {asTable ? <TrendTable trend={trend} /> : <TrendChart trend={trend} />}
        </>
      ) : null}
    </div>
  );
}

function TrendChart({ trend }: { readonly trend: ComplianceTrend }) {
  const { askedOn, dueOn, goal, days } = trend;
  const today = dayOf(new Date(trend.asAt));
  const to = today > dueOn ? today : dueOn;
  const whole = Math.max(daysUntil(to, askedOn), 1);
  // A day is over at its end: what was accepted on the first day stands after it.
  const placeOf = (day: string) => Math.min(Math.max(daysUntil(day, askedOn) / whole, 0), 1);
  const accepted = days.at(-1)?.accepted ?? 0;
  return (
    <StepChart
      alternative={words.alternative(accepted, goal, dateWords(askedOn), dateWords(today), dateWords(dueOn))}
      steps={days.map(({ day, accepted: value }) => ({ at: placeOf(day), value }))}
      until={placeOf(today)}
      goal={{ value: Math.max(goal, 1), name: words.goal(goal) }}
      mark={{ at: placeOf(dueOn), name: words.due(shortDay(dueOn)) }}
      lineName={words.accepted}
      endName={words.end(accepted)}
      from={shortDay(askedOn)}
      to={to === today ? words.today(shortDay(today)) : shortDay(to)}
    />
  );
}

type Row = { readonly day: string; readonly thatDay: number; readonly accepted: number; readonly goal: number };

const columns: readonly Column<Row>[] = [
  { key: 'day', header: words.day, cell: ({ day }) => dateWords(day) },
  { key: 'that-day', header: words.thatDay, isNumber: true, cell: ({ thatDay }) => thatDay },
  { key: 'in-all', header: words.inAll, isNumber: true, cell: ({ accepted }) => accepted },
  {
    key: 'share',
    header: words.share,
    isNumber: true,
    cell: ({ accepted, goal }) => complianceTexts.percent(accepted, goal),
  },
];

function TrendTable({ trend: { days, goal } }: { readonly trend: ComplianceTrend }) {
  if (days.length === 0) return null;
  const rows = days.map(({ day, accepted }, place) => ({
    day,
    accepted,
    goal,
    thatDay: accepted - (days[place - 1]?.accepted ?? 0),
  }));
  return (
    <SimpleTable
      label={words.title}
      columns={columns}
      rows={rows}
      rowKey={({ day }) => day}
      showMore={complianceTexts.showMore}
    />
  );
}
