import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import { declarationTypes } from '#src/domain/policy-document.ts';
import { declarationKinds } from '#src/strings/en/app.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';
import { Notice } from '#src/ui/notice.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { replaceAt, withoutAt } from './edit-document.ts';
import type { PartProps } from './understood.tsx';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '14px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  item: {
    display: 'grid',
    gap: '8px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'end', justifyContent: 'space-between' },
  quote: { margin: '4px 0 0', fontStyle: 'italic' },
});

/** What the signer says. A document that prints nothing gets a neutral sentence, marked as the school's addition. */
export function DeclarationEditor({ document, onChange }: PartProps) {
  const styles = useStyles();
  const words = reviewTexts.declarations;
  const { declarations } = document;
  const add = (text: string) =>
    onChange({ ...document, declarations: [...declarations, { text, type: 'agreement', addedBySchool: true }] });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.title}</legend>
      <p className={styles.hint}>{words.hint}</p>
      {declarations.length === 0 ? (
        <Notice
          kind="warning"
          title={words.none}
          actions={
            <Button appearance="primary" onClick={() => add(words.proposal)}>
              {words.useProposal}
            </Button>
          }
        >
          <p className={styles.quote}>{words.proposal}</p>
        </Notice>
      ) : null}
      {declarations.map((declaration, index) => {
        const replace = (change: Partial<typeof declaration>, place?: string) =>
          onChange({ ...document, declarations: replaceAt(declarations, index, { ...declaration, ...change }) }, place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sentences may be alike while they are typed
          <div key={index} className={styles.item}>
            <Field label={words.text}>
              <Textarea
                resize="vertical"
                value={declaration.text}
                onChange={(_, { value }) => replace({ text: value }, `declaration-${index}`)}
              />
            </Field>
            <div className={styles.foot}>
              <Field label={words.kind}>
                <Select
                  value={declaration.type}
                  onChange={(_, { value }) => {
                    const type = declarationTypes.find((known) => known === value);
                    if (type) replace({ type });
                  }}
                >
                  {declarationTypes.map((type) => (
                    <option key={type} value={type}>
                      {declarationKinds[type]}
                    </option>
                  ))}
                </Select>
              </Field>
              {declaration.addedBySchool ? <StatusTag tone="brand">{words.added}</StatusTag> : null}
              <Button
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={reviewTexts.sections.remove(declaration.text)}
                onClick={() => onChange({ ...document, declarations: withoutAt(declarations, index) })}
              />
            </div>
          </div>
        );
      })}
      {declarations.length > 0 ? (
        <div>
          <Button icon={<Add16Regular />} onClick={() => add('')}>
            {words.add}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
