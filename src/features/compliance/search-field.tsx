import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { complianceTexts as words } from '#strings/compliance.ts';

/** As long as somebody who types pauses between words. */
const pause = 300;

type SearchFieldProps = {
  /** What the address says. */
  readonly value: string;
  onSearch(value: string): void;
};

/** Searches when the typing pauses, and follows the address when somebody goes back. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told.current) return;
    const timer = setTimeout(() => {
      told.current = wanted;
      search.current(wanted);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Field label={words.filter.search}>
      <Input type="search" size="large" maxLength={100} value={typed} onChange={(_, data) => setTyped(data.value)} />
    </Field>
  );
}
