import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { useNavigation } from '../place/use-place.tsx';
import type { SharePointList } from '../tenant/types.ts';
import { narrow } from '../ui/widths.ts';

type Props = { readonly lists: readonly SharePointList[]; readonly open: string | null };

export function SiteNavigation({ lists, open }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <nav aria-label="Site" className={styles.root}>
      {lists.map((list) => (
        <button
          key={list.id}
          type="button"
          aria-current={list.id === open ? 'page' : undefined}
          className={mergeClasses(styles.link, list.id === open && styles.open)}
          onClick={() => go({ place: list.displayName, item: null })}
        >
          <TableRegular aria-hidden="true" className={styles.icon} />
          {list.displayName}
        </button>
      ))}
    </nav>
  );
}

const useStyles = makeStyles({
  root: {
    width: '188px',
    flexShrink: 0,
    padding: '12px 8px',
    boxSizing: 'border-box',
    '@media (max-width: 1000px)': { width: '150px' },
    [narrow]: {
      width: 'auto',
      display: 'flex',
      padding: '4px 8px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    padding: '8px 12px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [narrow]: { width: 'auto' },
  },
  open: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
  },
  icon: { fontSize: '18px' },
});
