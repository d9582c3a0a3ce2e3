import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { localTexts } from '#strings/draft-review.ts';
import { EditGroup, type PartProps } from './edit-group.tsx';
import { localPlaces, setLocalValue, settleLocalValue } from './edit-local-values.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '12px' },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  value: { display: 'grid', gap: '6px', justifyItems: 'start' },
  field: { width: '100%' },
});

/** What the text leaves to each school, with this school's words. */
export function LocalValueList({ document, onChange }: PartProps) {
  const styles = useStyles();
  const places = localPlaces(document);
  if (places.length === 0) {
    return (
      <EditGroup legend={localTexts.title}>
        <p className={styles.none}>{localTexts.none}</p>
      </EditGroup>
    );
  }
  return (
    <EditGroup legend={localTexts.title} hint={localTexts.hint}>
      <div className={styles.list}>
        {places.map(({ name, value, places: count }) => {
          const settled = settleLocalValue(document, name);
          const isMissing = count > 0 && value.trim() === '';
          return (
            <div key={name} className={styles.value}>
              <Field
                className={styles.field}
                label={name}
                hint={localTexts.places(count)}
                {...(isMissing ? { validationState: 'warning', validationMessage: localTexts.missing } : {})}
              >
                <Input
                  value={value}
                  onChange={(_, { value: words }) => onChange(setLocalValue(document, name, words), `local-${name}`)}
                />
              </Field>
              {settled ? (
                <Button size="small" onClick={() => onChange(settled)}>
                  {count > 0 ? localTexts.settle : localTexts.forget}
                </Button>
              ) : null}
            </div>
          );
        })}
      </div>
    </EditGroup>
  );
}
