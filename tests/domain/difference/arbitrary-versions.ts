import fc from 'fast-check';
import {
  audienceKinds,
  type Block,
  blockTypes,
  declarationTypes,
  type Section,
  sectionKinds,
  signatureFieldTypes,
  signerKinds,
} from '#src/domain/policy-document.ts';
import type { PublishedWords } from '#src/domain/published-words.ts';

const words = fc.constantFrom(
  ...(
    'I will must not never may should report lock share photographs of pupils staff phones passwords screen school’s ' +
    'school\'s data breach e-mail 14 days within 24 hours unless only Headteacher Mrs Thorne KCSIE 2025 September; "home" (DSL): – etc.'
  ).split(' '),
);
const sentence = fc.array(words, { minLength: 1, maxLength: 14 }).map((list) => list.join(' '));

/** Mostly sentences that share words, now and then anything at all. */
const text = fc.oneof(
  { weight: 6, arbitrary: sentence },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\n',
      'a\u00AD\u200Bb',
      '[link](https://x.example/a) and [x](y)',
      '\u001E\u0000',
    ),
  },
);
const id = fc.string({ maxLength: 6 });
const number = fc.option(fc.constantFrom('1.', '2', '(a)', 'iv)', '1.2'));

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.record(
    {
      type: fc.constantFrom(...blockTypes),
      id,
      number,
      text,
      children: fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'blocks' }),
    },
    { requiredKeys: ['type', 'id', 'number', 'text'] },
  ),
})).block;

const section: fc.Arbitrary<Section> = fc.record({
  id,
  heading: fc.option(text),
  kind: fc.constantFrom(...sectionKinds),
  blocks: fc.array(block, { maxLength: 5 }),
});

const printed = fc.option(fc.record({ printed: text, from: fc.constant('2026-09-01'), to: fc.constant('2026-09-30') }));

/** Any version at all, repeated ids and empty texts included. */
export const anyVersion: fc.Arbitrary<PublishedWords> = fc.record(
  {
    title: text,
    organisation: fc.option(text),
    versionLabel: fc.option(text),
    languages: fc.constantFrom(['en-GB'], ['cy', 'en-GB']),
    audiences: fc.subarray([...audienceKinds]),
    dates: fc.record({ reviewed: printed, nextReview: printed, ratified: printed, adopted: printed }),
    sections: fc.array(section, { maxLength: 4 }),
    signatureFields: fc.array(
      fc.record({
        label: text,
        type: fc.constantFrom(...signatureFieldTypes),
        signer: fc.constantFrom(...signerKinds),
        required: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    declarations: fc.array(
      fc.record(
        { text, type: fc.constantFrom(...declarationTypes), addedBySchool: fc.boolean() },
        { requiredKeys: ['text', 'type'] },
      ),
      { maxLength: 3 },
    ),
    contacts: fc.array(fc.record({ role: text, name: fc.option(text) }), { maxLength: 2 }),
    relatedPolicies: fc.array(text, { maxLength: 2 }),
    statutoryReferences: fc.array(text, { maxLength: 2 }),
    links: fc.array(fc.record({ text, href: text }), { maxLength: 2 }),
    metadata: fc.array(fc.record({ label: text, value: text }), { maxLength: 2 }),
    localValues: fc.array(fc.record({ name: fc.constantFrom('lead', 'filter'), value: text }), { maxLength: 2 }),
  },
  {
    requiredKeys: [
      'title',
      'organisation',
      'versionLabel',
      'languages',
      'audiences',
      'dates',
      'sections',
      'signatureFields',
      'declarations',
      'contacts',
      'relatedPolicies',
      'statutoryReferences',
      'links',
      'metadata',
    ],
  },
);

/** One version and what an editor made of it: blocks dropped, put in, changed in a word, moved, sections shuffled. */
export const editedVersion: fc.Arbitrary<readonly [PublishedWords, PublishedWords]> = fc
  .tuple(anyVersion, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(3), sentence), { maxLength: 6 }))
  .map(([version, edits]) => [version, edits.reduce(edited, version)] as const);

function edited(
  version: PublishedWords,
  [a, b, how, sentenceToPut]: readonly [number, number, number, string],
): PublishedWords {
  const sections = [...version.sections];
  const at = sections.length === 0 ? 0 : a % sections.length;
  const chosen = sections[at];
  if (chosen === undefined) return version;
  const blocks = [...chosen.blocks];
  const place = blocks.length === 0 ? 0 : b % blocks.length;
  if (how === 0) blocks.splice(place, 1);
  else if (how === 1) blocks.splice(place, 0, { type: 'clause', id: 'put', number: null, text: sentenceToPut });
  else if (how === 2) {
    const [block] = blocks.splice(place, 1);
    if (block) blocks.push({ ...block, text: block.text.replace(/\S+/, sentenceToPut) });
  } else sections.unshift(...sections.splice(at, 1));
  if (how !== 3) sections[at] = { ...chosen, blocks };
  return { ...version, sections };
}
