import { makeStyles } from '@fluentui/react-components';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { momentWords } from '#strings/dates.ts';

const useStyles = makeStyles({
  scope: {
    display: 'none',
    '@media print': {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: '2px 16px',
      margin: '0 0 16px',
      padding: '0 0 12px',
      borderBottom: '1px solid black',
      '& dd': { margin: 0, fontWeight: 600 },
    },
  },
});

type PrintScopeProps = {
  readonly summary: ComplianceSummary;
  readonly asAt: string;
  /** What the page was narrowed to, by name. */
  readonly scope: readonly (readonly [string, string])[];
  /** The policy on the page; without it, all of them. */
  readonly versionId?: string | undefined;
};

/** On paper alone: the school, when, what was asked for, and of which words. A sheet is read without its address. */
export function PrintScope({ summary, asAt, scope, versionId }: PrintScopeProps) {
  const styles = useStyles();
  const versions = summary.policies.filter((one) => versionId === undefined || one.versionId === versionId);
  return (
    <dl className={styles.scope}>
      {summary.organisation === null ? null : <Fact name={words.scope.school} value={summary.organisation} />}
      <Fact name={words.scope.asAt} value={words.clock(momentWords(asAt))} />
      {(scope.length === 0 ? [[words.scope.who, words.scope.everyone] as const] : scope).map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
      <Fact
        name={words.scope.versions}
        value={versions.map(({ title, label, number }) => `${title}, ${words.version(label, number)}`).join('; ')}
      />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
