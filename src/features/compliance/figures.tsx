import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { TextLink } from '#src/ui/text-link.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { exemptionNames } from '#strings/exemptions.ts';
import { notAskedHash, peopleHash } from './compliance-hash.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: '12px 0 0',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(130px, 100%), 1fr))',
    gap: '12px',
    '@media print': { gridTemplateColumns: 'repeat(5, minmax(0, 1fr))' },
  },
  tile: {
    display: 'grid',
    alignContent: 'start',
    padding: '14px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: 'avoid',
  },
  figure: { display: 'grid', minHeight: '44px' },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    // As high before it is known as after.
    minHeight: tokens.lineHeightHero700,
  },
  late: { color: tokens.colorStatusDangerForeground3 },
  name: { color: tokens.colorNeutralForeground1 },
  reasons: { listStyleType: 'none', margin: '6px 0 0', padding: 0, fontSize: tokens.fontSizeBase200 },
  reason: { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
});

/** What has not been accepted, by what stands in its way. Every figure opens its names. */
export function Figures({ summary }: { readonly summary: ComplianceSummary }) {
  const styles = useStyles();
  const heading = useId();
  const { state, reload } = useLoaded(useComplianceApi().apart);
  const apart = state.status === 'ready' ? state.value : null;
  const sum = (of: 'outstanding' | 'overdue' | 'declined' | 'exempt') =>
    summary.policies.reduce((total, one) => total + one[of], 0);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {words.figures.title}
      </h2>
      {summary.policies.length > 1 ? <p className={styles.lead}>{words.figures.lead}</p> : null}
      <ul className={styles.list}>
        {(['outstanding', 'overdue', 'declined'] as const).map((standing) => (
          <Tile
            key={standing}
            name={words.columns[standing]}
            value={sum(standing)}
            href={peopleHash({ standing })}
            isLate={standing === 'overdue'}
          />
        ))}
        <Tile name={words.columns.exempt} value={sum('exempt')} href={peopleHash({ standing: 'exempt' })}>
          {apart === null || apart.exempt.length === 0 ? null : (
            <ul className={styles.reasons}>
              {apart.exempt.map(({ reason, count }) => (
                <li key={reason}>
                  <TextLink href={peopleHash({ reason })} className={styles.reason}>
                    {words.figures.reason(exemptionNames[reason], count)}
                  </TextLink>
                </li>
              ))}
            </ul>
          )}
        </Tile>
        <Tile name={words.figures.neverAsked} value={apart?.neverAsked ?? null} href={notAskedHash()} />
      </ul>
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
    </section>
  );
}

type TileProps = {
  readonly name: string;
  /** Null while it is not known. */
  readonly value: number | null;
  readonly href: string;
  readonly isLate?: boolean;
  readonly children?: ReactNode;
};

function Tile({ name, value, href, isLate = false, children }: TileProps) {
  const styles = useStyles();
  const words = (
    <>
      <span className={mergeClasses(styles.number, isLate && value !== null && value > 0 && styles.late)}>{value}</span>{' '}
      <span className={styles.name}>{name}</span>
    </>
  );
  return (
    <li className={styles.tile}>
      {value === null || value === 0 ? (
        <span className={styles.figure}>{words}</span>
      ) : (
        <TextLink href={href} className={styles.figure}>
          {words}
        </TextLink>
      )}
      {children}
    </li>
  );
}
