import { describe, expect, test } from 'vitest';
import { readFile } from '#server/import/read-file.ts';
import { understand } from '#server/import/understand.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { keyAct } from '#src/features/policies/draft/draft-keys.ts';
import { markerFor } from '#src/features/policies/draft/draft-marks.ts';
import { findPassage, readOriginal } from '#src/features/policies/draft/draft-original.ts';
import { spotsOf } from '#src/features/policies/draft/draft-spots.ts';
import { deleteBlock, typeInBlock } from '#src/features/policies/edit/edit-blocks.ts';
import { countInText, replaceInText } from '#src/features/policies/edit/edit-names.ts';
import { missingWords } from '#src/features/policies/edit/edit-words.ts';
import { pastedFile } from '#src/features/policies/import/pasted.ts';
import { type Model, modelFile, models } from '#tests/support/school.ts';
import { draft } from './support/draft.ts';

async function imported(model: Model) {
  const file = await readFile(`${model}.md`, modelFile(model));
  return { document: understand(file), text: file.text };
}

function longWords(text: string): readonly string[] {
  return text.match(/\p{L}{8,}/gu) ?? [];
}

describe.each(models)('%s', (model) => {
  test('every word is accounted for, until one is typed over', async () => {
    const { document, text } = await imported(model);
    expect(missingWords(document, text)).toEqual([]);
    const once = (word: string) => text.split(word).length === 2;
    const clause = spotsOf(document).find(({ block }) => block?.type === 'clause' && longWords(block.text).some(once));
    const [id, words] = [clause?.block?.id ?? '', clause?.block?.text ?? ''];
    const word = longWords(words).find(once) ?? '';
    expect(missingWords(typeInBlock(document, id, words.replace(word, '')), text)).toEqual([word.toLowerCase()]);
    const deleted = deleteBlock(document, id)?.document;
    expect(deleted && missingWords(deleted, text)).toEqual([]);
  });

  test('each clause is found in the original, and where it stands there', async () => {
    const { document, text } = await imported(model);
    const original = readOriginal(text);
    const clauses = spotsOf(document).flatMap(({ block }) => (block?.type === 'clause' ? [block] : []));
    const passages = clauses.map((clause, at) => findPassage(original, clause.text, at / clauses.length));
    expect(passages.filter((passage) => passage === null)).toEqual([]);
    const starts = passages.map((passage) => passage?.from ?? -1);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});

test('a text that was changed is found by what is left of it, the nearest of several', () => {
  const original = readOriginal('Keep phones away.\n\nTell the office at once.\n\nKeep phones away.');
  expect(findPassage(original, 'Tell the office tomorrow', 0)).toEqual({ from: 19, to: 43 });
  expect(findPassage(original, 'Keep phones away.', 0)).toEqual({ from: 0, to: 17 });
  expect(findPassage(original, 'Keep phones away.', 1)).toEqual({ from: 45, to: 62 });
  expect(findPassage(original, 'Nothing like it stands there', 0)).toBeNull();
});

const named: PolicyDocument = {
  ...draft,
  contacts: [{ role: 'Safeguarding lead', name: 'Ann Lee' }],
  dates: { ...draft.dates, reviewed: { printed: 'June 2026' } },
  sections: [
    {
      id: 's1',
      heading: 'Ask Ann Lee',
      kind: 'clauses',
      blocks: [
        { type: 'clause', id: 'b1', number: null, text: 'Ann  Lee is the safeguarding lead. Ann Leeson is not.' },
      ],
    },
  ],
};

test('a name is counted and changed in the text, and in no longer word', () => {
  expect(countInText(named, 'Ann Lee')).toBe(2);
  const changed = replaceInText(named, 'Ann Lee', '$& Smith');
  expect(changed.sections[0]?.heading).toBe('Ask $& Smith');
  expect(changed.sections[0]?.blocks[0]?.text).toBe('$& Smith is the safeguarding lead. Ann Leeson is not.');
});

test('what was understood is marked, and all the words stay', () => {
  const parts = markerFor(named)('See [this](https://a.org): {{Filter}}, Ann Lee, June 2026.');
  expect(parts.map(({ kind }) => kind)).toEqual([null, 'link', null, 'local', null, 'contact', null, 'date', null]);
  expect(parts.map(({ text }) => text).join('')).toBe('See this: {{Filter}}, Ann Lee, June 2026.');
  expect(new Set(parts.map(({ start }) => start)).size).toBe(parts.length);
});

test.each([
  [{ text: '\n Phone / Policy: 2026? \nRules', html: null }, 'Phone Policy 2026.txt'],
  [{ text: 'Phones', html: '<h1>Phones</h1>' }, 'Phones.html'],
  [{ text: '…\n', html: null }, '….txt'],
  [{ text: '   ', html: '<p></p>' }, 'Pasted text.html'],
  [{ text: 'word '.repeat(60), html: null }, `${'word '.repeat(16).trim()}.txt`],
])('pasted text is named by its first line', (pasted, name) => {
  expect(pastedFile(pasted)).toEqual({ name, content: pasted.html ?? pasted.text });
});

test('a key does one thing, and those of the browser stay its own', () => {
  const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  expect(keyAct({ ...plain, key: 'ArrowUp' })).toEqual({ kind: 'go', to: 'before' });
  expect(keyAct({ ...plain, key: 'ArrowUp', altKey: true, shiftKey: true })).toEqual({
    kind: 'run',
    command: 'moveUp',
  });
  expect(keyAct({ ...plain, key: 'ArrowLeft', altKey: true })).toBeNull();
  expect(keyAct({ ...plain, key: 'J', shiftKey: true })).toEqual({ kind: 'run', command: 'joinAfter' });
  expect(keyAct({ ...plain, key: 'c', ctrlKey: true })).toBeNull();
  expect(keyAct({ ...plain, key: 'Tab' })).toBeNull();
});
