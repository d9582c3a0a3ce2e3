import { MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { type CardAction, CardView } from '../cards/card-view.tsx';
import { pressMail } from '../tenant/control.ts';
import { useSession } from '../tenant/session.tsx';
import type { CardJson } from '../tenant/types.ts';

type Props = {
  readonly card: CardJson;
  readonly label: string;
  readonly messageId: string;
  readonly onOpenUrl: (url: string) => void;
};

type Progress = 'idle' | 'sending' | { readonly refused: string };

const couldNotComplete = 'The action could not be completed. Open the request instead.';

/**
 * An actionable message's card. A button that calls its target is answered with the card to show in its place; what
 * would need the bot to be registered on Outlook's channel is not, which this school has not done.
 */
export function MailCard({ card, label, messageId, onOpenUrl }: Props) {
  const styles = useStyles();
  const { person } = useSession();
  const [shown, setShown] = useState(card);
  const [progress, setProgress] = useState<Progress>('idle');
  const place = useRef<HTMLDivElement>(null);

  const press = async ({ call }: CardAction) => {
    setProgress('sending');
    const answer = call ? await pressMail(person.objectId, messageId, call).catch(() => null) : null;
    const taken = answer !== null && answer.status >= 200 && answer.status < 300;
    setProgress(taken ? 'idle' : { refused: answer?.said ?? couldNotComplete });
    if (!answer?.card) return;
    setShown(answer.card);
    // The button that had the focus is gone with the card it stood on.
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className={styles.root}>
      <CardView
        card={shown}
        label={label}
        busy={progress === 'sending'}
        onOpenUrl={onOpenUrl}
        onAction={(action) => void press(action)}
      />
      <div role="status">
        {progress === 'sending' && <Spinner size="tiny" labelPosition="after" label="Sending…" />}
        {typeof progress === 'object' && (
          <MessageBar intent="error">
            <MessageBarBody>{progress.refused}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  root: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    flexShrink: 0,
  },
});
