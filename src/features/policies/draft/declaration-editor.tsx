import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { type Declaration, declarationTypes } from '#src/domain/policy-document.ts';
import { Notice } from '#src/ui/notice.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { declarationKinds } from '#strings/app.ts';
import { editTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { changeDeclaration, removeDeclaration } from '../edit/edit-declarations.ts';
import { movedAt } from '../edit/edit-document.ts';
import { EditGroup, ItemTools, type PartProps } from '../edit/edit-group.tsx';

const useStyles = makeStyles({
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
    <EditGroup legend={words.title} hint={words.hint}>
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
      {declarations.map((declaration, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sentences may be alike while they are typed
        <div key={index} className={styles.item}>
          <DeclarationFields declaration={declaration} place={index} document={document} onChange={onChange} />
        </div>
      ))}
      {declarations.length > 0 ? (
        <div>
          <Button icon={<Add16Regular />} onClick={() => add('')}>
            {words.add}
          </Button>
        </div>
      ) : null}
    </EditGroup>
  );
}

type DeclarationFieldsProps = PartProps & { readonly declaration: Declaration; readonly place: number };

function DeclarationFields({ declaration, place, document, onChange }: DeclarationFieldsProps) {
  const styles = useStyles();
  const words = reviewTexts.declarations;
  const { declarations } = document;
  return (
    <>
      <Field label={words.text}>
        <Textarea
          resize="vertical"
          value={declaration.text}
          onChange={(_, { value }) =>
            onChange(changeDeclaration(document, place, { text: value }), `declaration-${place}`)
          }
        />
      </Field>
      <div className={styles.foot}>
        <Field label={words.kind}>
          <Select
            value={declaration.type}
            onChange={(_, { value }) => {
              const type = declarationTypes.find((known) => known === value);
              if (type) onChange(changeDeclaration(document, place, { type }));
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
        <ItemTools
          what={declaration.text === '' ? editTexts.empty : declaration.text}
          place={place}
          count={declarations.length}
          onMove={(by) => onChange({ ...document, declarations: movedAt(declarations, place, by) })}
          onRemove={() => onChange(removeDeclaration(document, place))}
        />
      </div>
    </>
  );
}
