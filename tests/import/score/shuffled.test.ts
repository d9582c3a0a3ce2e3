import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown } from '#server/import/read-markdown.ts';
import { readText } from '#server/import/read-text.ts';
import { understand } from '#server/import/understand.ts';
import { policyDocument } from '#src/contract/policy-document.ts';
import { modelNames, modelText } from '../support/read-models.ts';

const folder = new URL('documents/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => /\.(?:txt|md)$/u.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const printed = [...texts, ...modelNames.map((name) => modelText(name))].flatMap((text) => text.split('\n'));

const anyLine = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...printed) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '2.', '•', '------', 'Signed:', 'Page 2 of 3', '| a | b |', '2024. It goes on'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...printed).map((text) => text.replaceAll(' ', '\t')) },
  { weight: 1, arbitrary: fc.constantFrom(...printed).map((text) => text.toUpperCase()) },
);

test('whatever lines a file is made of, the importer makes a policy of them and loses no word by its own rules', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 40 }), fc.boolean(), (lines, asMarkdown) => {
      const text = lines.join('\n');
      const document = understand(asMarkdown ? readMarkdown(text) : readText(text));
      expect(policyDocument.parse(document)).toEqual(document);
      expect(document.warnings).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
