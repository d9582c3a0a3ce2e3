import { makeStyles, tokens } from '@fluentui/react-components';
import { footerTexts } from '#strings/app.ts';
import { language, otherLanguage } from '#strings/language.ts';
import { chooseOtherLanguage } from './language.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 20px',
    maxWidth: '1120px',
    margin: '0 auto',
    padding: '8px clamp(16px, 4vw, 40px) 16px',
    fontSize: tokens.fontSizeBase200,
    '@media print': { display: 'none' },
  },
  item: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'underline',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  guest: { color: tokens.colorNeutralForeground2 },
});

/** What is asked for now and then, on every page: help, privacy, the other language, and that a guest is one. */
export function PageFooter({ isGuest }: { readonly isGuest: boolean }) {
  const styles = useStyles();
  return (
    <footer className={styles.footer}>
      <a className={styles.item} href={`/terms?lang=${language}#help`} target="_blank" rel="noopener noreferrer">
        {footerTexts.help}
      </a>
      <a className={styles.item} href={`/privacy?lang=${language}`} target="_blank" rel="noopener noreferrer">
        {footerTexts.privacy}
      </a>
      <button type="button" className={styles.item} lang={otherLanguage.code} onClick={chooseOtherLanguage}>
        {otherLanguage.name}
      </button>
      {isGuest ? <span className={styles.guest}>{footerTexts.guest}</span> : null}
    </footer>
  );
}
