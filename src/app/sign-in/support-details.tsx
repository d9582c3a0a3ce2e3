import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { supportTexts } from '#strings/sign-in.ts';
import type { Situation } from './situation.ts';

const useStyles = makeStyles({
  details: { marginTop: '20px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  summary: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    cursor: 'pointer',
    textDecorationLine: 'underline',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  facts: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '4px 16px', margin: 0 },
  fact: { margin: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
});

/** What Microsoft's sign-in log or ours can be searched for, folded away from everybody else. */
export function SupportDetails({ situation }: { readonly situation: Situation }) {
  const styles = useStyles();
  const [time] = useState(() => new Date().toISOString());
  const { code, correlationId, requestId } = situation;
  const facts = Object.entries({ code, correlationId, requestId, time: code === null ? null : time });
  const known = facts.filter((fact): fact is [keyof typeof supportTexts, string] => fact[1] !== null);
  if (known.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{supportTexts.summary}</summary>
      <dl className={styles.facts}>
        {known.map(([name, value]) => (
          <FactLine key={name} name={supportTexts[name]} value={value} className={styles.fact} />
        ))}
      </dl>
    </details>
  );
}

type FactLineProps = { readonly name: string; readonly value: string; readonly className: string };

function FactLine({ name, value, className }: FactLineProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={className}>{value}</dd>
    </>
  );
}
