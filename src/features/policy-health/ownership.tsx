import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Person16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { policyHealthTexts as words } from '#strings/policy-health.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 16px' },
  owner: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    ':focus': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  button: { minHeight: '44px' },
});

export type OwnershipProps = {
  readonly policy: PolicyHealth['policies'][number];
  readonly isAdmin: boolean;
  readonly directoryAsked: boolean;
  onLookAfter(policyId: string): Promise<void>;
};

/** Who looks after the policy, and the button to do so oneself. */
export function Ownership({ policy, isAdmin, directoryAsked, onLookAfter }: OwnershipProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const line = useRef<HTMLParagraphElement>(null);
  const [isTaking, setIsTaking] = useState(false);
  const [isTaken, setIsTaken] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    // The button that was pressed is gone; what it did takes its place.
    if (isTaken) line.current?.focus();
  }, [isTaken]);
  const take = async () => {
    setIsTaking(true);
    setTrouble(null);
    try {
      await onLookAfter(policy.policyId);
      setIsTaken(true);
      announce(words.taken(policy.title));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsTaking(false);
  };
  return (
    <>
      <div className={styles.row}>
        <p ref={line} tabIndex={isTaken ? -1 : undefined} className={styles.owner}>
          {policy.ownedByCaller || directoryAsked ? <Person16Regular aria-hidden="true" /> : null}
          {ownerWords(policy, directoryAsked)}
        </p>
        {isAdmin && !policy.ownedByCaller ? (
          <Button
            className={styles.button}
            aria-label={words.takeFor(policy.title)}
            disabledFocusable={isTaking}
            onClick={() => void take()}
          >
            {words.take}
          </Button>
        ) : null}
      </div>
      {trouble ? (
        <Notice kind="problem" title={trouble.title}>
          <p>{trouble.advice}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Where the directory could not be asked, an unknown owner is no missing one. */
function ownerWords({ ownedByCaller, owner }: OwnershipProps['policy'], directoryAsked: boolean): string {
  if (ownedByCaller) return words.yours;
  if (owner !== null) return words.owner(owner);
  return directoryAsked ? words.nobody : '';
}
