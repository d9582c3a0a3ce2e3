import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { BeakerRegular, LightbulbRegular, OptionsRegular } from '@fluentui/react-icons';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import { fluentThemes } from '../ui/themes.ts';
import { medium, narrow, useMedia } from '../ui/widths.ts';
import { AppSwitch } from './app-switch.tsx';
import { BusySwitch } from './busy-switch.tsx';
import { ClockMenu } from './clock-menu.tsx';
import { PersonPicker } from './person-picker.tsx';
import { ThemeSelect } from './theme-select.tsx';

type Props = { readonly guideOpen: boolean; readonly onToggleGuide: () => void };

/** The slim bar that says this is a simulation, and holds all that a person can change about it. */
export function TopBar({ guideOpen, onToggleGuide }: Props) {
  const styles = useStyles();
  const { info } = useSession();
  const { place } = useNavigation();
  const folded = useMedia(medium);
  return (
    <FluentProvider theme={fluentThemes[place.theme === 'contrast' ? 'contrast' : 'dark']}>
      <section aria-label="Simulation controls" className={styles.bar}>
        <div className={styles.name}>
          <BeakerRegular aria-hidden="true" className={styles.beaker} />
          <Text as="h1" size={200} weight="semibold" wrap={false} truncate className={styles.nameText}>
            Simulated Microsoft 365 · {info.organisation}
          </Text>
        </div>
        <PersonPicker />
        <AppSwitch />
        <div className={mergeClasses(styles.group, styles.end)}>
          {folded ? <FoldedControls /> : <Controls />}
          <Button
            appearance="subtle"
            size="small"
            icon={<LightbulbRegular />}
            aria-pressed={guideOpen}
            aria-label="Try the main job"
            onClick={onToggleGuide}
          >
            <span className={styles.wideOnly}>Try the main job</span>
          </Button>
        </div>
      </section>
    </FluentProvider>
  );
}

function Controls() {
  return (
    <>
      <ThemeSelect />
      <ClockMenu />
      <BusySwitch />
    </>
  );
}

function FoldedControls() {
  const styles = useStyles();
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<OptionsRegular />} aria-label="Theme, clock and SharePoint" />
      </PopoverTrigger>
      <PopoverSurface aria-label="Theme, clock and SharePoint" className={styles.folded}>
        <Controls />
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { flexWrap: 'wrap', rowGap: '4px', padding: '4px 8px', columnGap: '8px' },
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    [narrow]: { flexGrow: 1, order: -2, flexBasis: 'calc(100% - 110px)' },
  },
  beaker: { flexShrink: 0, fontSize: '16px' },
  nameText: { minWidth: 0, margin: 0 },
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexShrink: 0 },
  end: { marginLeft: 'auto', [narrow]: { order: -1 } },
  wideOnly: { '@media (max-width: 1399px)': { display: 'none' } },
  folded: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});
