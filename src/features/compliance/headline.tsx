import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { TextLink } from '#src/ui/text-link.tsx';
import { complianceTexts as words } from '#strings/compliance.ts';
import { responsesTexts } from '#strings/responses.ts';
import { peopleHash } from './compliance-hash.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: '20px 40px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { padding: 0, border: 'none' },
  },
  number: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '4px 16px',
    margin: 0,
    fontSize: 'clamp(2.25rem, 1.6rem + 2.6vw, 3.25rem)',
    lineHeight: 1.05,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.03em',
    fontVariantNumeric: 'tabular-nums',
  },
  share: { fontSize: '0.55em', letterSpacing: '-0.01em', color: tokens.colorNeutralForeground2 },
  lead: { margin: '6px 0 0', fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  rest: { margin: '12px 0 0', display: 'grid', gap: '4px', justifyItems: 'start' },
  register: {
    display: 'grid',
    gap: '4px',
    alignContent: 'center',
    '& p': { margin: 0 },
    '@media print': { display: 'none' },
  },
  screen: { '@media print': { display: 'none' } },
  list: { display: 'inline-flex', alignItems: 'center', gap: '6px', minHeight: '44px' },
});

/** How many of how many people have done everything, who has not, and whether the register has it all. */
export function Headline({ summary }: { readonly summary: ComplianceSummary }) {
  const styles = useStyles();
  const { people, peopleDone, peopleExempt, notYetInRegister, openResponses, register } = summary;
  const waiting = people - peopleDone - peopleExempt;
  const figure = words.done(peopleDone, people, peopleExempt);
  return (
    <section className={styles.card} aria-label={words.title}>
      <div>
        <p className={styles.number}>
          {peopleDone === 0 ? <span>{figure}</span> : <TextLink href={peopleHash({ who: 'done' })}>{figure}</TextLink>}
          <span className={styles.share}>{words.percent(peopleDone, people - peopleExempt)}</span>
        </p>
        <p className={styles.lead}>{words.doneLead}</p>
        <div className={styles.rest}>
          {waiting === 0 ? (
            <span>{words.noneWaiting}</span>
          ) : (
            <TextLink href={peopleHash({ who: 'waiting' })}>{words.waiting(waiting)}</TextLink>
          )}
          {peopleExempt === 0 ? null : (
            <TextLink href={peopleHash({ who: 'exempt' })}>{words.exemptOf(people, peopleExempt)}</TextLink>
          )}
          {openResponses === 0 ? null : (
            <TextLink href="#/responses" className={styles.screen}>
              {responsesTexts.link(openResponses)}
            </TextLink>
          )}
        </div>
      </div>
      <div className={styles.register}>
        <p>{notYetInRegister === 0 ? words.allIn : words.notYet(notYetInRegister)}</p>
        <ListLink href={register.complianceUrl} name={words.compliance} />
        <ListLink href={register.attestationsUrl} name={words.attestations} />
      </div>
    </section>
  );
}

function ListLink({ href, name }: { readonly href: string | null; readonly name: string }) {
  const styles = useStyles();
  if (href === null) return null;
  return (
    <div>
      <Link href={href} target="_blank" rel="noopener noreferrer" className={styles.list}>
        <Open16Regular aria-hidden="true" />
        {name}
      </Link>
    </div>
  );
}
