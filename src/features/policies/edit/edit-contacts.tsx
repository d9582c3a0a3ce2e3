import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { Add16Regular, TextEditStyle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Contact } from '#src/domain/policy-document.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { editTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { movedAt, replaceAt, withoutAt } from './edit-document.ts';
import { EditGroup, ItemTools, type PartProps } from './edit-group.tsx';
import { countInText, replaceInText } from './edit-names.ts';

const useStyles = makeStyles({
  contact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '8px',
    alignItems: 'end',
  },
  whole: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'space-between' },
});

/** The people and posts that the policy names. */
export function ContactEditor({ document, onChange }: PartProps) {
  const words = reviewTexts.details;
  const { contacts } = document;
  return (
    <EditGroup legend={words.contacts}>
      {contacts.map((contact, index) => (
        <ContactFields
          // biome-ignore lint/suspicious/noArrayIndexKey: two posts may have the same name while they are typed
          key={index}
          contact={contact}
          place={index}
          document={document}
          onChange={onChange}
        />
      ))}
      <div>
        <Button
          icon={<Add16Regular />}
          onClick={() => onChange({ ...document, contacts: [...contacts, { role: '', name: null }] })}
        >
          {words.addContact}
        </Button>
      </div>
    </EditGroup>
  );
}

type ContactFieldsProps = PartProps & { readonly contact: Contact; readonly place: number };

/** A name that is changed here is offered a change in the text too: it may stand there in several places. */
function ContactFields({ contact, place, document, onChange }: ContactFieldsProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const words = reviewTexts.details;
  const { contacts } = document;
  const [before, setBefore] = useState<Contact | null>(null);
  const name = contact.name ?? '';
  const inText = before?.role === contact.role ? (before.name ?? '') : '';
  const replace = (change: Partial<Contact>, at: string) =>
    onChange({ ...document, contacts: replaceAt(contacts, place, { ...contact, ...change }) }, `${at}-${place}`);
  const places = name.trim() === '' || name.trim() === inText.trim() ? 0 : countInText(document, inText);
  return (
    <div className={styles.contact}>
      <Field label={words.role}>
        <Input value={contact.role} onChange={(_, { value }) => replace({ role: value }, 'role')} />
      </Field>
      <Field label={words.name}>
        <Input
          value={name}
          placeholder={words.noName}
          onFocus={() => {
            if (places === 0) setBefore(contact);
          }}
          onChange={(_, { value }) => replace({ name: value === '' ? null : value }, 'name')}
        />
      </Field>
      <div className={styles.whole}>
        {places > 0 ? (
          <Button
            icon={<TextEditStyle20Regular />}
            onClick={() => {
              onChange(replaceInText(document, inText, name.trim()));
              announce(editTexts.changedInText(inText, name.trim()));
              setBefore(null);
            }}
          >
            {editTexts.alsoInText(places)}
          </Button>
        ) : (
          <span />
        )}
        <ItemTools
          what={contact.role === '' ? editTexts.empty : contact.role}
          place={place}
          count={contacts.length}
          onMove={(by) => onChange({ ...document, contacts: movedAt(contacts, place, by) })}
          onRemove={() => onChange({ ...document, contacts: withoutAt(contacts, place) })}
        />
      </div>
    </div>
  );
}
