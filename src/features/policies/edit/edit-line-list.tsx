import { Button, Input, makeStyles } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { editTexts } from '#strings/draft-review.ts';
import { replaceAt, withoutAt } from './edit-document.ts';
import { EditGroup, ItemTools } from './edit-group.tsx';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '4px', alignItems: 'center' },
});

type LineListProps = {
  readonly legend: string;
  readonly add: string;
  readonly lines: readonly string[];
  onLines(lines: readonly string[], place?: string): void;
};

/** A list of short texts. */
export function LineList({ legend, add, lines, onLines }: LineListProps) {
  const styles = useStyles();
  return (
    <EditGroup legend={legend}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike while they are typed
        <div key={index} className={styles.row}>
          <Input
            aria-label={editTexts.line(legend, index + 1)}
            value={line}
            onChange={(_, { value }) => onLines(replaceAt(lines, index, value), `${legend}-${index}`)}
          />
          <ItemTools
            what={line === '' ? editTexts.empty : line}
            place={index}
            count={lines.length}
            onRemove={() => onLines(withoutAt(lines, index))}
          />
        </div>
      ))}
      <div>
        <Button icon={<Add16Regular />} onClick={() => onLines([...lines, ''])}>
          {add}
        </Button>
      </div>
    </EditGroup>
  );
}
