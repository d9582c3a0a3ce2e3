import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular } from '@fluentui/react-icons';
import {
  type Block,
  isAccepted,
  type PolicyDocument,
  type Section,
  sectionKinds,
} from '#src/domain/policy-document.ts';
import { policyTexts } from '#src/strings/en/app.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';
import { changeBlockText, changeSection, moveBlock, moveSection, removeBlock, removeSection } from './edit-document.ts';
import type { ChangeDraft } from './use-draft.ts';

const useStyles = makeStyles({
  sections: { display: 'grid', gap: '28px' },
  section: {
    display: 'grid',
    gap: '12px',
    minWidth: 0,
    paddingBottom: '28px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 'none', paddingBottom: 0 },
  },
  head: {
    display: 'grid',
    gap: '12px',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    alignItems: 'start',
  },
  tools: { display: 'flex', gap: '4px' },
  blocks: {
    '& > summary': { cursor: 'pointer', minHeight: '44px', padding: '10px 0', color: tokens.colorBrandForegroundLink },
  },
  list: { display: 'grid', gap: '14px' },
  block: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '8px', alignItems: 'end' },
  nested: { marginLeft: '20px', display: 'grid', gap: '14px' },
  area: { width: '100%' },
});

type SectionEditorProps = { readonly document: PolicyDocument; readonly onChange: ChangeDraft };

/** The text, section by section: headings, what each section is, and every clause. */
export function SectionEditor({ document, onChange }: SectionEditorProps) {
  const styles = useStyles();
  return (
    <div className={styles.sections}>
      {document.sections.map((section) => (
        <SectionForm key={section.id} section={section} document={document} onChange={onChange} />
      ))}
    </div>
  );
}

type SectionFormProps = SectionEditorProps & { readonly section: Section };

function SectionForm({ section, document, onChange }: SectionFormProps) {
  const styles = useStyles();
  const words = reviewTexts.sections;
  const { id } = section;
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Field label={words.heading}>
          <Input
            value={section.heading ?? ''}
            onChange={(_, { value }) =>
              onChange(changeSection(document, id, { heading: value === '' ? null : value }), `heading-${id}`)
            }
          />
        </Field>
        <Field label={words.kind} hint={isAccepted(section) ? words.accepted : words.apart}>
          <Select
            value={section.kind}
            onChange={(_, { value }) => {
              const kind = sectionKinds.find((known) => known === value);
              if (kind) onChange(changeSection(document, id, { kind }));
            }}
          >
            {sectionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {policyTexts.kinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Tools
        what={words.section(section.heading)}
        onMove={(by) => onChange(moveSection(document, id, by))}
        onRemove={() => onChange(removeSection(document, id))}
      />
      <details className={styles.blocks}>
        <summary>{words.open(section.blocks.length)}</summary>
        <BlockList blocks={section.blocks} document={document} onChange={onChange} />
      </details>
    </section>
  );
}

function BlockList({ blocks, document, onChange }: SectionEditorProps & { readonly blocks: readonly Block[] }) {
  const styles = useStyles();
  const words = reviewTexts.sections;
  return (
    <div className={styles.list}>
      {blocks.map((block, index) => (
        <div key={block.id} className={styles.list}>
          <div className={styles.block}>
            <Field label={words.text(block.number)}>
              <Textarea
                className={styles.area}
                resize="vertical"
                value={block.text}
                onChange={(_, { value }) => onChange(changeBlockText(document, block.id, value), block.id)}
              />
            </Field>
            <Tools
              what={words.clause(block.number, index + 1)}
              onMove={(by) => onChange(moveBlock(document, block.id, by))}
              onRemove={() => onChange(removeBlock(document, block.id))}
            />
          </div>
          {block.children && block.children.length > 0 ? (
            <div className={styles.nested}>
              <BlockList blocks={block.children} document={document} onChange={onChange} />
            </div>
          ) : null}
        </div>
      ))}
    </div>
  );
}

type ToolsProps = { readonly what: string; onMove(by: -1 | 1): void; onRemove(): void };

function Tools({ what, onMove, onRemove }: ToolsProps) {
  const styles = useStyles();
  const words = reviewTexts.sections;
  return (
    <div className={styles.tools}>
      <Button
        appearance="subtle"
        icon={<ArrowUp16Regular />}
        aria-label={words.moveUp(what)}
        onClick={() => onMove(-1)}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDown16Regular />}
        aria-label={words.moveDown(what)}
        onClick={() => onMove(1)}
      />
      <Button appearance="subtle" icon={<Delete16Regular />} aria-label={words.remove(what)} onClick={onRemove} />
    </div>
  );
}
