import { Field, FluentProvider, makeStyles, Select, teamsDarkTheme, teamsLightTheme } from '@fluentui/react-components';
import { useState } from 'react';
import type { CampaignPreview } from '#src/contract/campaigns.ts';
import { newCampaignTexts } from '#strings/new-campaign.ts';
import { CardPreview } from './card-preview.tsx';
import { MailPreview } from './mail-preview.tsx';

const words = newCampaignTexts.reads;

const places = ['desk', 'phone', 'mail'] as const;
type Place = (typeof places)[number];
const grounds = { light: teamsLightTheme, dark: teamsDarkTheme };

const useStyles = makeStyles({
  controls: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    gap: '12px',
  },
  ground: { padding: '12px', borderRadius: '8px', display: 'grid', gap: '16px', minWidth: 0 },
  // What Teams leaves of 360 px, the width of a small phone, beside the picture of the app.
  phone: { maxWidth: '304px', minWidth: 0 },
});

type HowItReadsProps = { readonly cards: CampaignPreview['cards'] };

/** The very messages that will be sent, as people will see them: in Teams on a desk and on a phone, and by mail. */
export function HowItReads({ cards }: HowItReadsProps) {
  const styles = useStyles();
  const [place, setPlace] = useState<Place>('desk');
  const [ground, setGround] = useState<keyof typeof grounds>('light');
  return (
    <>
      <div className={styles.controls}>
        <Field label={words.place}>
          <Select value={place} onChange={(_, { value }) => setPlace(places.find((one) => one === value) ?? 'desk')}>
            {places.map((one) => (
              <option key={one} value={one}>
                {words.places[one]}
              </option>
            ))}
          </Select>
        </Field>
        {place === 'mail' ? null : (
          <Field label={words.ground}>
            <Select value={ground} onChange={(_, { value }) => setGround(value === 'dark' ? 'dark' : 'light')}>
              <option value="light">{words.grounds.light}</option>
              <option value="dark">{words.grounds.dark}</option>
            </Select>
          </Field>
        )}
      </div>
      {place === 'mail' ? (
        cards.map(({ versionId, title, mail }) => (
          <MailPreview key={versionId} label={words.mail(title)} subject={mail.subject} html={mail.html} />
        ))
      ) : (
        <FluentProvider theme={grounds[ground]} className={styles.ground}>
          {cards.map(({ versionId, title, card }) => (
            <div key={versionId} className={place === 'phone' ? styles.phone : ''}>
              <CardPreview label={newCampaignTexts.card(title)} card={card} />
            </div>
          ))}
        </FluentProvider>
      )}
    </>
  );
}
