import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useSchoolApi } from '#src/api/school-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { HeldGroup } from '#src/contract/stuck-work.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { momentWords } from '#strings/dates.ts';
import { heldTexts as words } from '#strings/stuck-work.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '14px', gridTemplateColumns: 'minmax(0, 1fr)' },
  names: { overflowWrap: 'anywhere', '& summary': { cursor: 'pointer', minHeight: '24px' } },
  trouble: { marginTop: '12px' },
});

type Held<Kind> = Extract<HeldGroup, { readonly kind: Kind }>;

/** Groups whose last reading changed nothing: many seem to have left at once, or nobody can be seen in them. */
export function HeldGroups({ held, onRefresh }: { readonly held: readonly HeldGroup[]; onRefresh(): void }) {
  const styles = useStyles();
  if (held.length === 0) return null;
  return (
    <section aria-label={words.title} className={styles.all}>
      {held.map((group) =>
        group.kind === 'leavers' ? (
          <MissingPeople key={group.id} group={group} onRefresh={onRefresh} />
        ) : (
          <Unreadable key={group.id} group={group} />
        ),
      )}
    </section>
  );
}

function MissingPeople({ group, onRefresh }: { readonly group: Held<'leavers'>; onRefresh(): void }) {
  const styles = useStyles();
  const [isAsking, setIsAsking] = useState(false);
  const { name, missing, known, readings, readingsNeeded, since, nextReadingAt } = group;
  return (
    <Notice
      kind="warning"
      title={words.missing(missing.length, known, name)}
      actions={
        <Button size="large" onClick={() => setIsAsking(true)}>
          {words.confirm}
        </Button>
      }
    >
      <p>{words.since(momentWords(since))}</p>
      <p>{words.next(readings, readingsNeeded, momentWords(nextReadingAt))}</p>
      <p>{words.wait}</p>
      <details className={styles.names}>
        <summary>{words.who(missing.length)}</summary>
        {missing.join(', ')}
      </details>
      {isAsking ? <Confirm group={group} onClose={() => setIsAsking(false)} onRefresh={onRefresh} /> : null}
    </Notice>
  );
}

type ConfirmProps = { readonly group: Held<'leavers'>; onClose(): void; onRefresh(): void };

function Confirm({ group: { id, name, missing, readAt }, onClose, onRefresh }: ConfirmProps) {
  const styles = useStyles();
  const api = useSchoolApi();
  const announce = useAnnounce();
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const confirm = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      const { people } = await api.confirmLeavers(id, readAt);
      announce(words.confirmed(people));
      onClose();
      onRefresh();
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  return (
    <ConfirmDialog
      isOpen
      title={words.confirmTitle(missing.length, name)}
      yes={isWorking ? words.working : words.confirmYes}
      no={words.confirmNo}
      isWorking={isWorking}
      onYes={() => void confirm()}
      onNo={onClose}
    >
      <p>{words.confirmLead}</p>
      <div className={styles.trouble}>
        <TroubleNotice trouble={trouble} />
      </div>
    </ConfirmDialog>
  );
}

function Unreadable({ group: { name, reason, since, nextReadingAt } }: { readonly group: Held<'unreadable'> }) {
  return (
    <Notice kind="warning" title={words.unreadable(name)}>
      <p>{words.why[reason]}</p>
      <p>{words.unreadableMeans(momentWords(since), momentWords(nextReadingAt))}</p>
    </Notice>
  );
}
