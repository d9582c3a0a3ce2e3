import { Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import { countChanges } from '#src/domain/shown-changes.ts';
import { ChangeList } from '#src/ui/change-list.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { changeTexts } from '#strings/changes.ts';
import { decisionTexts, versionName } from '#strings/versions.ts';
import type { Decision } from './decide-change.ts';
import type { Following } from './publish-preparation.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '16px' },
  changes: {
    display: 'grid',
    gap: '10px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    '& p': { margin: 0 },
    '& h3': { margin: 0, fontSize: tokens.fontSizeBase300 },
  },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  legend: { fontWeight: tokens.fontWeightSemibold },
});

const mostShown = 4;
const kinds: readonly ChangeKind[] = ['material', 'minor'];

type PublishDecisionProps = {
  readonly following: Following;
  readonly decision: Decision;
  readonly isReasonMissing: boolean;
  onKind(kind: ChangeKind): void;
  onReason(reason: string): void;
};

/** What changed since the version in force, what that would mean, and the admin's own decision with its reason. */
export function PublishDecision({ following, decision, isReasonMissing, onKind, onReason }: PublishDecisionProps) {
  const styles = useStyles();
  const { inForce, changes } = following;
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isReasonMissing) reason.current?.focus();
  }, [isReasonMissing]);
  const { proposal } = changes;
  return (
    <div className={styles.all}>
      <Summary changes={changes} />
      <Field label={{ children: decisionTexts.legend, className: styles.legend }} required>
        <RadioGroup
          value={decision.kind}
          onChange={(_, { value }) => onKind(kinds.find((kind) => kind === value) ?? 'material')}
        >
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  {decisionTexts.kinds[kind]}
                  {kind === proposal.kind ? ` (${decisionTexts.proposed})` : null}
                  <span className={styles.hint}>{decisionTexts.hints[kind](inForce.people.outstanding)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={decisionTexts.reason}
        hint={decisionTexts.reasonHint}
        required
        validationMessage={isReasonMissing ? decisionTexts.reasonMissing : null}
      >
        <Textarea
          ref={(element: HTMLTextAreaElement | null) => {
            reason.current = element;
          }}
          resize="vertical"
          rows={2}
          maxLength={500}
          value={decision.reason}
          onChange={(_, { value }) => onReason(value)}
        />
      </Field>
    </div>
  );
}

/** The changes that speak for asking again; the rest is on the page of the comparison. */
function Summary({ changes: { from, to, difference, proposal } }: { readonly changes: VersionChanges }) {
  const styles = useStyles();
  const because = proposal.because.flatMap((place) => difference.changes[place] ?? []);
  return (
    <section className={styles.changes}>
      <h3>{decisionTexts.changed(versionName(from.number, from.label))}</h3>
      <p>
        {changeTexts.counts(countChanges(difference))}.{' '}
        <TextLink href={`#/policies/${to.id}/changes/${from.id}`}>{decisionTexts.compare}</TextLink>
      </p>
      {because.length > 0 ? (
        <>
          <p>{decisionTexts.because}</p>
          <ChangeList changes={because.slice(0, mostShown)} withClass />
          {because.length > mostShown ? <p>{decisionTexts.more(because.length - mostShown)}</p> : null}
        </>
      ) : null}
    </section>
  );
}
