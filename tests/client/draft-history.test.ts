import { expect, test } from 'vitest';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { beginHistory, nextHistory } from '#src/features/policies/draft-history.ts';
import { changeBlockText, moveBlock, removeBlock } from '#src/features/policies/edit-document.ts';

const document: PolicyDocument = {
  title: 'Policy',
  organisation: null,
  versionLabel: null,
  languages: ['en'],
  audiences: [],
  dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
  sections: [
    {
      id: 's1',
      heading: null,
      kind: 'clauses',
      blocks: [
        {
          type: 'clause',
          id: 'a',
          number: '1.',
          text: 'First',
          children: [{ type: 'clause', id: 'a1', number: '(a)', text: 'Nested' }],
        },
        { type: 'clause', id: 'b', number: '2.', text: 'Second' },
      ],
    },
  ],
  signatureFields: [],
  declarations: [],
  contacts: [],
  relatedPolicies: [],
  statutoryReferences: [],
  links: [],
  metadata: [],
  discarded: [],
  questions: [],
  warnings: [],
};

const idsOf = ({ sections }: PolicyDocument) => sections[0]?.blocks.map(({ id }) => id);

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
    document: removeBlock(document, 'b'),
    place: null,
  });
  history = nextHistory(history, { kind: 'undo' });
  history = nextHistory(history, { kind: 'change', document: moveBlock(document, 'b', -1), place: null });
  expect(nextHistory(history, { kind: 'redo' })).toBe(history);
});

test('clauses are changed, moved and deleted at any depth, and the old document stays as it was', () => {
  expect(changeBlockText(document, 'a1', 'New words').sections[0]?.blocks[0]?.children?.[0]?.text).toBe('New words');
  expect(removeBlock(document, 'a1').sections[0]?.blocks[0]?.children).toEqual([]);
  expect(idsOf(moveBlock(document, 'b', -1))).toEqual(['b', 'a']);
  expect(idsOf(moveBlock(document, 'b', 1))).toEqual(['a', 'b']);
  expect(document.sections[0]?.blocks[0]?.children?.[0]?.text).toBe('Nested');
});
