import { Button, makeStyles, TableBody, TableCell, TableRow, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Group } from './use-list-view.ts';

type Props = {
  readonly group: Group;
  readonly columns: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
};

/** Rows that share a value, folded together under it with their number. */
export function ListGroup({ group, columns, isOpen, onToggle, children }: Props) {
  const styles = useStyles();
  return (
    <TableBody>
      <TableRow>
        <TableCell colSpan={columns} className={styles.head}>
          <Button
            appearance="transparent"
            size="small"
            aria-expanded={isOpen}
            icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
            className={styles.button}
            onClick={onToggle}
          >
            {group.name || '(empty)'} ({group.rows.length})
          </Button>
        </TableCell>
      </TableRow>
      {isOpen && children}
    </TableBody>
  );
}

const useStyles = makeStyles({
  head: { backgroundColor: tokens.colorNeutralBackground2, padding: '4px 0' },
  button: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left', justifyContent: 'flex-start' },
});
