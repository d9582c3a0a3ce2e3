import { MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { invokeCard } from '../tenant/control.ts';
import { useSession } from '../tenant/session.tsx';
import type { CardJson } from '../tenant/types.ts';
import { useCardMemory } from './card-memory.ts';
import { cardRefresh } from './card-refresh.ts';
import { type CardAction, CardView } from './card-view.tsx';
import { type CardOutcome, couldNotReach, readInvokeAnswer } from './invoke-answer.ts';

type Props = {
  readonly card: CardJson;
  readonly label: string;
  readonly conversationId: string;
  readonly activityId: string;
  /** Cards that a person posted have no way back to the app. */
  readonly fromBot: boolean;
};

type Progress = { readonly kind: 'idle' } | { readonly kind: 'sending' } | CardOutcome;

/** A card in a chat: its actions go to the bot, and what the bot answers takes its place. */
export function BotCard({ card, label, conversationId, activityId, fromBot }: Props) {
  const styles = useStyles();
  const { person } = useSession();
  const openLink = useOpenLink();
  const memory = useCardMemory();
  const base = JSON.stringify(card);
  const key = `${person.objectId} ${activityId}`;
  const stored = useMemo(() => JSON.parse(base) as CardJson, [base]);
  const shown = memory.recall(key, base) ?? stored;
  const [answered, setAnswered] = useState<{ readonly base: string; readonly progress: Progress } | null>(null);
  // What was said about an earlier card says nothing about the one the app has put in its place.
  const progress: Progress = answered?.base === base ? answered.progress : { kind: 'idle' };
  const presses = useRef(0);
  const place = useRef<HTMLDivElement>(null);

  const invoke = useCallback(
    async ({ verb, data, id }: Omit<CardAction, 'title'>, trigger: 'manual' | 'automatic'): Promise<CardOutcome> => {
      const target = { objectId: person.objectId, conversationId, activityId };
      try {
        return readInvokeAnswer(
          await invokeCard({ ...target, action: { verb, data, ...(id ? { id } : {}) }, trigger }),
        );
      } catch {
        return { kind: 'error', text: couldNotReach };
      }
    },
    [person.objectId, conversationId, activityId],
  );

  const press = async (action: CardAction) => {
    presses.current += 1;
    setAnswered({ base, progress: { kind: 'sending' } });
    const reachable = fromBot && action.verb !== '';
    const outcome: CardOutcome = reachable ? await invoke(action, 'manual') : { kind: 'error', text: couldNotReach };
    if (outcome.kind === 'card') memory.remember(key, base, outcome.card);
    setAnswered({ base, progress: outcome });
    // The button that had the focus is gone with the card it stood on.
    if (outcome.kind === 'card') place.current?.focus();
  };

  useEffect(() => {
    const refresh = fromBot ? cardRefresh(stored) : null;
    if (!refresh || !memory.mayRefresh(key, base)) return;
    const before = presses.current;
    void invoke(refresh, 'automatic').then((outcome) => {
      // A press that came meanwhile knows better than the refresh; an unchanged card must not lose what was typed.
      if (outcome.kind !== 'card' || presses.current !== before || JSON.stringify(outcome.card) === base) return;
      memory.remember(key, base, outcome.card);
      setAnswered({ base, progress: outcome });
    });
  }, [base, fromBot, invoke, key, memory, stored]);

  return (
    <div ref={place} tabIndex={-1} className={styles.root}>
      <CardView
        card={shown}
        label={label}
        busy={progress.kind === 'sending'}
        onAction={(action) => void press(action)}
        onOpenUrl={(url) => openLink(url)}
      />
      <div role="status" className={styles.status}>
        {progress.kind === 'sending' && <Spinner size="tiny" labelPosition="after" label="Sending…" />}
        {progress.kind === 'message' && (
          <MessageBar intent="success">
            <MessageBarBody>{progress.text}</MessageBarBody>
          </MessageBar>
        )}
        {progress.kind === 'error' && (
          <MessageBar intent="error">
            <MessageBarBody>{progress.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  root: { outlineStyle: 'none' },
  status: { padding: `0 ${tokens.spacingHorizontalL}`, ':not(:empty)': { paddingBottom: tokens.spacingVerticalM } },
});
