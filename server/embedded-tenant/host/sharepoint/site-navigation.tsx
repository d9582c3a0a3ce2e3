import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentFolderRegular, TableRegular } from '@fluentui/react-icons';
import { libraryPlace } from '../place/deep-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import type { SharePointList } from '../tenant/types.ts';
import { narrow } from '../ui/widths.ts';

type Props = {
  readonly lists: readonly SharePointList[];
  /** The list that is open, by its id, or the library, by its place. */
  readonly open: string | null;
};

export function SiteNavigation({ lists, open }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  const places = [
    ...lists.map((list) => ({ id: list.id, name: list.displayName, Icon: TableRegular })),
    { id: libraryPlace, name: libraryPlace, Icon: DocumentFolderRegular },
  ];
  return (
    <nav aria-label="Site" className={styles.root}>
      {places.map(({ id, name, Icon }) => (
        <button
          key={id}
          type="button"
          aria-current={id === open ? 'page' : undefined}
          className={mergeClasses(styles.link, id === open && styles.open)}
          onClick={() => go({ place: name, item: null })}
        >
          <Icon aria-hidden="true" className={styles.icon} />
          {name}
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
