import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import { useClock } from '../tenant/clock.tsx';
import { writeControl } from '../tenant/control.ts';
import { clockTime } from '../ui/times.ts';

const dayMilliseconds = 86_400_000;

/** Shows the tenant's time and moves it, so that due dates and reminders can be watched. */
export function ClockMenu() {
  const styles = useStyles();
  const { now, moved } = useClock();
  const set = (to: Date | null) => void writeControl('clock', { now: to?.toISOString() ?? null });
  const forward = (days: number) => set(new Date(now.getTime() + days * dayMilliseconds));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          icon={<ClockRegular />}
          className={moved ? styles.moved : styles.real}
          aria-label={`Clock: ${clockTime(now)}${moved ? ', moved' : ''}`}
        >
          {clockTime(now)}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => forward(1)}>Forward one day</MenuItem>
          <MenuItem onClick={() => forward(7)}>Forward one week</MenuItem>
          <MenuItem disabled={!moved} onClick={() => set(null)}>
            Back to real time
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const useStyles = makeStyles({
  real: { whiteSpace: 'nowrap' },
  moved: { whiteSpace: 'nowrap', color: tokens.colorPaletteYellowForeground2 },
});
