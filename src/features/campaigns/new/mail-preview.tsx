import { makeStyles, tokens } from '@fluentui/react-components';
import { newCampaignTexts } from '#strings/new-campaign.ts';

const useStyles = makeStyles({
  mail: {
    margin: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  subject: {
    padding: '10px 14px',
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  // A mail brings its own colours, and they are meant for white.
  frame: { display: 'block', width: '100%', height: '460px', border: 'none', backgroundColor: 'white' },
});

type MailPreviewProps = { readonly label: string; readonly subject: string; readonly html: string };

/** The very mail, in a frame that runs nothing and leads nowhere. */
export function MailPreview({ label, subject, html }: MailPreviewProps) {
  const styles = useStyles();
  return (
    <figure className={styles.mail}>
      <figcaption className={styles.subject}>{newCampaignTexts.reads.subject(subject)}</figcaption>
      <iframe title={label} sandbox="" srcDoc={html} className={styles.frame} />
    </figure>
  );
}
