import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle24Filled, Clock16Regular, Database16Regular } from '@fluentui/react-icons';
import type { Receipt } from '#src/contract/requests.ts';
import { myPoliciesTexts, receiptTexts } from '#strings/app.ts';
import { momentWords } from '#strings/dates.ts';
import { answerWords } from './answer-words.ts';

const useStyles = makeStyles({
  card: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '12px',
    padding: '16px 20px',
    backgroundColor: tokens.colorStatusSuccessBackground1,
    borderBottom: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  tick: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
  recorded: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  register: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground2,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(88px, 34%) minmax(0, 1fr)',
    gap: '8px 20px',
    margin: 0,
    padding: '18px 20px',
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '@media (max-width: 359px)': { gridTemplateColumns: 'minmax(0, 1fr)', '& dd': { marginBottom: '8px' } },
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold, letterSpacing: '0.02em' },
  fingerprint: {
    margin: 0,
    padding: '12px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    overflowWrap: 'anywhere',
    '& code': { fontFamily: tokens.fontFamilyMonospace },
  },
  words: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '16px 20px 18px',
    '& h2': { margin: '0 0 10px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
    '& ul': { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  },
  said: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '16px', overflowWrap: 'anywhere' },
  answer: { fontWeight: tokens.fontWeightSemibold, maxWidth: '40vw' },
});

/** The receipt: code, time, name, version and the words, with the hash that ties it to them. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={receiptTexts.code}>
      <div className={styles.head}>
        <span className={styles.tick} aria-hidden="true">
          <CheckmarkCircle24Filled />
        </span>
        <div>
          <p className={styles.recorded}>{receiptTexts.recorded}</p>
          <p className={styles.register} role="status">
            {receipt.inRegister ? <Database16Regular aria-hidden="true" /> : <Clock16Regular aria-hidden="true" />}
            {receipt.inRegister ? receiptTexts.inRegister : receiptTexts.onItsWay}
          </p>
        </div>
      </div>
      <dl className={styles.facts}>
        <dt>{receiptTexts.code}</dt>
        <dd className={styles.code}>{receipt.receiptCode}</dd>
        <dt>{receiptTexts.time}</dt>
        <dd>{receiptTexts.ukTime(momentWords(receipt.acceptedAt))}</dd>
        <dt>{receiptTexts.signer}</dt>
        <dd>{receipt.signerName}</dd>
        <dt>{receiptTexts.version}</dt>
        <dd>{myPoliciesTexts.version(receipt.versionLabel, receipt.versionNumber)}</dd>
        {receipt.fields
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
      {receipt.declarations.length > 0 ? (
        <div className={styles.words}>
          <h2>{receiptTexts.words}</h2>
          <ul>
            {receipt.declarations.map(({ text, answer }) => (
              <li key={text} className={styles.said}>
                <span>{text}</span>
                <span className={styles.answer}>{answerWords(answer)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className={styles.fingerprint}>
        {receiptTexts.fingerprint}: <code>{receipt.contentHash}</code>
      </p>
    </section>
  );
}
