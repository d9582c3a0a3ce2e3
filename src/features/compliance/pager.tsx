import { makeStyles, tokens } from '@fluentui/react-components';
import { TextLink } from '#src/ui/text-link.tsx';
import { complianceTexts as words } from '#strings/compliance.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 20px',
    '@media print': { display: 'none' },
  },
  step: { display: 'inline-flex', alignItems: 'center', minHeight: '44px' },
  place: { color: tokens.colorNeutralForeground2 },
});

type PagerProps = {
  readonly page: number;
  readonly pages: number;
  hashOf(page: number): string;
};

/** From page to page of a long list; each has an address. */
export function Pager({ page, pages, hashOf }: PagerProps) {
  const styles = useStyles();
  if (pages <= 1 && page === 1) return null;
  return (
    <nav aria-label={words.pages} className={styles.bar}>
      {page > 1 ? (
        <TextLink href={hashOf(Math.min(page - 1, pages))} className={styles.step}>
          {words.previousPage}
        </TextLink>
      ) : null}
      <span className={styles.place}>{words.page(page, pages)}</span>
      {page < pages ? (
        <TextLink href={hashOf(page + 1)} className={styles.step}>
          {words.nextPage}
        </TextLink>
      ) : null}
    </nav>
  );
}
