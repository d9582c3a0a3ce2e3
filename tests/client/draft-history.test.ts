import { expect, test } from 'vitest';
import { beginHistory, nextHistory } from '#src/features/policies/draft/draft-history.ts';
import { draft } from './support/draft.ts';

const document = draft;

test('typing on in one place is one step to undo; another place is another', () => {
  const titled = (title: string) => ({ ...document, title });
  let history = beginHistory(document);
  for (const title of ['P', 'Po', 'Pol']) {
    history = nextHistory(history, { kind: 'change', document: titled(title), place: 'title' });
  }
  history = nextHistory(history, {
    kind: 'change',
    document: { ...titled('Pol'), organisation: 'Oakfield' },
    place: 'organisation',
  });
  history = nextHistory(history, { kind: 'undo' });
  expect(history.now).toEqual(titled('Pol'));
  history = nextHistory(history, { kind: 'undo' });
  expect(history.now).toBe(document);
  history = nextHistory(nextHistory(history, { kind: 'redo' }), { kind: 'redo' });
  expect(history.now.organisation).toBe('Oakfield');
});

test('a change after an undo leaves nothing to redo', () => {
  let history = nextHistory(beginHistory(document), {
    kind: 'change',
    document: { ...document, title: 'Another' },
    place: null,
  });
  history = nextHistory(history, { kind: 'undo' });
  history = nextHistory(history, { kind: 'change', document: { ...document, title: 'A third' }, place: null });
  expect(nextHistory(history, { kind: 'redo' })).toBe(history);
});
