import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Print20Regular, PrintRegular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { SlipList } from '#src/contract/slips.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { dateWords } from '#strings/dates.ts';
import { slipTexts as words } from '#strings/slips.ts';

const useStyles = makeStyles({
  screen: { '@media print': { display: 'none' } },
  sheet: { margin: '0 0 20px', color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '16px',
    '@media print': { display: 'block' },
  },
  slip: {
    maxWidth: '210mm',
    padding: 'clamp(16px, 4vw, 12mm)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    '@media print': {
      // Half a sheet of A4, across: https://www.iso.org/standard/36631.html
      minHeight: '148mm',
      maxWidth: 'none',
      padding: '12mm 14mm',
      color: 'black',
      backgroundColor: 'white',
      borderRadius: 0,
      border: 'none',
      borderBottom: '1px dashed black',
      breakInside: 'avoid',
    },
  },
  name: { margin: 0, fontSize: '1.5rem', lineHeight: 1.2, fontWeight: tokens.fontWeightSemibold },
  ask: { margin: '12px 0 4px' },
  policies: { listStyleType: 'disc', margin: '0 0 4px', paddingLeft: '20px', fontWeight: tokens.fontWeightSemibold },
  due: { margin: 0 },
  how: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '4px' },
  code: {
    display: 'inline-block',
    margin: '16px 0 4px',
    padding: '6px 12px',
    border: `2px solid ${tokens.colorNeutralForeground1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '1.25rem',
    letterSpacing: '0.08em',
    '@media print': { border: '2px solid black' },
  },
  help: { margin: 0, color: tokens.colorNeutralForeground2, '@media print': { color: 'black' } },
});

/** What is printed for people whom no message reaches: a slip each, to be handed over. */
export function SlipsPage({ campaignId }: { readonly campaignId: string }) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const { state, reload } = useLoaded(useCallback(() => api.slips(campaignId), [api, campaignId]));
  const slips = state.status === 'ready' ? state.value.slips : [];
  return (
    <>
      <div className={styles.screen}>
        <BackLink href={`#/campaigns/${campaignId}`}>{words.back}</BackLink>
        <PageHeading
          title={words.title}
          lead={slips.length > 0 ? words.lead(slips.length) : null}
          actions={
            slips.length > 0 ? (
              <Button appearance="primary" size="large" icon={<Print20Regular />} onClick={() => window.print()}>
                {words.print}
              </Button>
            ) : null
          }
        />
        {slips.length > 0 ? <p className={styles.sheet}>{words.sheet}</p> : null}
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' && slips.length === 0 ? (
          <EmptyState icon={<PrintRegular />} {...words.empty} />
        ) : null}
      </div>
      {slips.length > 0 ? (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named
        <ul role="list" aria-label={words.list} className={`${styles.list} countersign-slips`}>
          {slips.map((slip) => (
            <li key={slip.requestId} className={styles.slip}>
              <Slip slip={slip} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Slip({ slip: { name, policyTitles, dueOn, code, link } }: { readonly slip: SlipList['slips'][number] }) {
  const styles = useStyles();
  return (
    <>
      <h2 className={styles.name}>{name}</h2>
      <p className={styles.ask}>{words.ask}</p>
      <ul className={styles.policies}>
        {policyTitles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p className={styles.due}>{words.by(dateWords(dueOn))}</p>
      <h3 className={styles.how}>{words.how}</h3>
      <ol className={styles.steps}>
        {words.steps(link).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.code}>
        {words.code} {code}
      </p>
      <p className={styles.help}>{words.help}</p>
    </>
  );
}
