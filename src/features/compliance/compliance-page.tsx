import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular, HeartPulse20Regular, Open16Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useSend } from '#src/api/api-context.ts';
import { type ComplianceApi, complianceApi } from '#src/api/compliance-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { type ComplianceSummary, complianceQuery } from '#src/contract/compliance.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { momentWords } from '#strings/dates.ts';
import { policyHealthTexts } from '#strings/policy-health.ts';
import { responsesTexts } from '#strings/responses.ts';
import { CompliancePeople } from './compliance-people.tsx';
import { ComplianceTallies } from './compliance-tallies.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '36px', maxWidth: '1120px' },
  top: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: '20px 40px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  big: {
    margin: 0,
    fontSize: 'clamp(2.25rem, 1.6rem + 2.6vw, 3.25rem)',
    lineHeight: 1.05,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.03em',
    fontVariantNumeric: 'tabular-nums',
  },
  lead: { margin: '6px 0 0', fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  register: { display: 'grid', gap: '4px', alignContent: 'center', '& p': { margin: 0 } },
  link: { display: 'inline-flex', alignItems: 'center', gap: '6px', minHeight: '44px' },
});

/** How many of how many, by policy and by group, and everyone by name. */
export function CompliancePage({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const send = useSend();
  const api = useMemo(() => complianceApi(send), [send]);
  const { state, reload } = useLoaded(api.summary);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={state.status === 'ready' ? words.asAt(momentWords(state.value.asAt)) : null}
        actions={
          <Button as="a" size="large" icon={<HeartPulse20Regular />} href="#/policy-health">
            {policyHealthTexts.open}
          </Button>
        }
      />
      <div className={styles.page}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' && state.value.people === 0 ? (
          <EmptyState icon={<DataBarVerticalRegular />} {...words.empty} />
        ) : null}
        {state.status === 'ready' && state.value.people > 0 ? (
          <Full summary={state.value} query={query} api={api} />
        ) : null}
      </div>
    </>
  );
}

type FullProps = {
  readonly summary: ComplianceSummary;
  readonly query: Readonly<Record<string, string>>;
  readonly api: ComplianceApi;
};

function Full({ summary, query, api }: FullProps) {
  const styles = useStyles();
  const { people, peopleDone, peopleExempt, notYetInRegister, openResponses, register } = summary;
  // An address somebody typed or shortened shows everyone.
  const asked = complianceQuery.safeParse(query);
  return (
    <>
      <section className={styles.top} aria-label={words.title}>
        <div>
          <p className={styles.big}>{words.done(peopleDone, people, peopleExempt)}</p>
          <p className={styles.lead}>{words.doneLead}</p>
          {peopleExempt > 0 ? <p className={styles.lead}>{words.exemptOf(people, peopleExempt)}</p> : null}
          {openResponses > 0 ? (
            <p className={styles.lead}>
              <TextLink href="#/responses">{responsesTexts.link(openResponses)}</TextLink>
            </p>
          ) : null}
        </div>
        <div className={styles.register}>
          <p>{notYetInRegister === 0 ? words.allIn : words.notYet(notYetInRegister)}</p>
          <ListLink href={register.complianceUrl} name={words.compliance} />
          <ListLink href={register.attestationsUrl} name={words.attestations} />
        </div>
      </section>
      <ComplianceTallies summary={summary} />
      <CompliancePeople summary={summary} query={asked.success ? asked.data : {}} api={api} />
    </>
  );
}

function ListLink({ href, name }: { readonly href: string | null; readonly name: string }) {
  const styles = useStyles();
  if (href === null) return null;
  return (
    <div>
      <Link href={href} target="_blank" rel="noopener noreferrer" className={styles.link}>
        <Open16Regular aria-hidden="true" />
        {name}
      </Link>
    </div>
  );
}
