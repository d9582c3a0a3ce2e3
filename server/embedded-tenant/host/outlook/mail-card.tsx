import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { CardView } from '../cards/card-view.tsx';
import type { CardJson } from '../tenant/types.ts';

type Props = { readonly card: CardJson; readonly label: string; readonly onOpenUrl: (url: string) => void };

/**
 * An actionable message's card. Its own actions need the bot to be registered on Outlook's channel, which this school
 * has not done; links work.
 */
export function MailCard({ card, label, onOpenUrl }: Props) {
  const styles = useStyles();
  const [refused, setRefused] = useState(false);
  return (
    <div className={styles.root}>
      <CardView card={card} label={label} busy={false} onOpenUrl={onOpenUrl} onAction={() => setRefused(true)} />
      <div role="status">
        {refused && (
          <MessageBar intent="error">
            <MessageBarBody>The action could not be completed. Open the request instead.</MessageBarBody>
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
