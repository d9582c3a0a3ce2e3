import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { ArrowDown20Regular, ArrowUp20Regular } from '@fluentui/react-icons';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { type Fallback, fallbackTexts, schoolTexts } from '#strings/school.ts';
import { moveFallback, type SchoolForm } from './school-form.ts';

const words = schoolTexts.fallbacks;

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '4px',
    padding: '8px 12px',
  },
  name: { display: 'block' },
  hintIn: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type FallbackFieldsProps = { readonly form: SchoolForm; onChange(form: SchoolForm): void };

/** Which ways are tried where a Teams card cannot reach somebody, and in what order. */
export function FallbackFields({ form, onChange }: FallbackFieldsProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const { fallbacks } = form;
  const move = (rung: Fallback, by: -1 | 1) => {
    const moved = moveFallback(form, rung, by);
    onChange(moved);
    announce(words.moved(fallbackTexts[rung].name, moved.fallbacks.findIndex((one) => one.rung === rung) + 1));
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.legend}</legend>
      <p className={styles.hint}>{fallbacks.some(({ isOn }) => isOn) ? words.hint : words.none}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named */}
      <ol role="list" className={styles.list}>
        {fallbacks.map(({ rung, isOn }, place) => (
          <li key={rung} className={styles.row}>
            <Switch
              checked={isOn}
              label={
                <>
                  <span className={styles.name}>{fallbackTexts[rung].name}</span>
                  <span className={styles.hintIn}>{fallbackTexts[rung].hint}</span>
                </>
              }
              onChange={(_, { checked }) =>
                onChange({
                  ...form,
                  fallbacks: fallbacks.map((one) => (one.rung === rung ? { ...one, isOn: checked } : one)),
                })
              }
            />
            <Button
              appearance="subtle"
              size="large"
              icon={<ArrowUp20Regular />}
              aria-label={words.up(fallbackTexts[rung].name)}
              disabledFocusable={place === 0}
              onClick={() => move(rung, -1)}
            />
            <Button
              appearance="subtle"
              size="large"
              icon={<ArrowDown20Regular />}
              aria-label={words.down(fallbackTexts[rung].name)}
              disabledFocusable={place === fallbacks.length - 1}
              onClick={() => move(rung, 1)}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
