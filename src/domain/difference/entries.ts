import { type Block, type Declaration, isAccepted, type Section, type SignatureField } from '../policy-document.ts';
import type { PublishedWords } from '../published-words.ts';
import { plain, readingKey } from './plain-words.ts';
import type { PlacedText } from './types.ts';

/** All that is not words: where an entry stands and what it is marked with. */
export type Frame =
  | { readonly at: 'section'; readonly rest: Omit<Section, 'heading' | 'blocks'>; readonly headed: boolean }
  | {
      readonly at: 'block';
      readonly rest: Omit<Block, 'text' | 'children'>;
      readonly depth: number;
      readonly nests: boolean;
    }
  | { readonly at: 'declaration'; readonly rest: Omit<Declaration, 'text'> }
  | { readonly at: 'field'; readonly rest: Omit<SignatureField, 'label'> };

/** One thing with words, in reading order. Frames and words make the version again; the rest is for comparing. */
export type Entry = {
  readonly frame: Frame;
  readonly words: string;
  readonly place: PlacedText;
  /** Equal for entries that read the same. Empty where there is nothing to read. */
  readonly key: string;
  /** The entry this one stands under: its parent clause, or its section. */
  readonly container: number | null;
  readonly section: number | null;
  /** False where the same words are compared under another name: a declaration, or the label of a field. */
  readonly shown: boolean;
};

export function entriesOf(words: PublishedWords): readonly Entry[] {
  const sections = new SectionReader(words);
  for (const section of words.sections) sections.read(section);
  const declared = words.declarations.map((declaration, index): Entry => {
    const { text, ...rest } = declaration;
    const printed = sections.entries.find(({ place }) => printsDeclaration(place, text));
    return apart({ at: 'declaration', rest }, text, {
      part: 'declaration',
      id: `declaration-${index + 1}`,
      sectionHeading: printed?.place.sectionHeading ?? null,
      number: null,
    });
  });
  const fields = words.signatureFields.map((field, index): Entry => {
    const { label, ...rest } = field;
    const id = `field-${index + 1}`;
    return apart({ at: 'field', rest }, label, { part: 'field', id, sectionHeading: null, number: null });
  });
  return [...sections.entries, ...declared, ...fields];
}

function apart(
  frame: Frame,
  words: string,
  place: Pick<PlacedText, 'part' | 'id' | 'sectionHeading' | 'number'>,
): Entry {
  return {
    frame,
    words,
    place: { ...place, text: words, leadIn: null, accepted: true },
    key: readingKey(words),
    container: null,
    section: null,
    shown: readingKey(words) !== '',
  };
}

class SectionReader {
  readonly entries: Entry[] = [];
  private readonly words: PublishedWords;

  constructor(words: PublishedWords) {
    this.words = words;
  }

  read(section: Section): void {
    const { heading, blocks, ...rest } = section;
    const own = this.entries.length;
    this.entries.push({
      frame: { at: 'section', rest, headed: heading !== null },
      words: heading ?? '',
      place: {
        part: 'heading',
        id: section.id,
        sectionHeading: heading,
        number: null,
        text: heading ?? '',
        leadIn: null,
        accepted: isAccepted(section),
      },
      key: readingKey(heading ?? ''),
      container: null,
      section: own,
      shown: readingKey(heading ?? '') !== '',
    });
    let lead = heading;
    for (const block of blocks) {
      this.readBlock(section, own, block, own, 0, block.type === 'clause' ? leadFor(block.text, lead, heading) : null);
      if (block.type === 'paragraph') lead = /[.!?;]$/.test(block.text.trim()) ? null : block.text;
    }
  }

  private readBlock(
    section: Section,
    own: number,
    block: Block,
    container: number,
    depth: number,
    leadIn: string | null,
  ): void {
    const { text, children, ...rest } = block;
    const place: PlacedText = {
      part: block.type,
      id: block.id,
      sectionHeading: section.heading,
      number: block.number,
      text,
      leadIn,
      accepted: isAccepted(section),
    };
    const key = readingKey(text);
    const index = this.entries.length;
    this.entries.push({
      frame: { at: 'block', rest, depth, nests: children !== undefined },
      words: text,
      place,
      key,
      container,
      section: own,
      shown: key !== '' && !this.namedElsewhere(section, place),
    });
    for (const child of children ?? []) this.readBlock(section, own, child, index, depth + 1, text);
  }

  private namedElsewhere(section: Section, place: PlacedText): boolean {
    return (
      this.words.declarations.some(({ text }) => printsDeclaration(place, text)) ||
      (section.kind === 'signature' && this.words.signatureFields.some(({ label }) => printsField(place.text, label)))
    );
  }
}

/** A fragment begins with a small letter, or follows words that end in a colon. */
function leadFor(text: string, lead: string | null, heading: string | null): string | null {
  if (lead?.trim().endsWith(':')) return lead;
  return /^\P{L}*\p{Ll}/u.test(text) ? (lead ?? heading) : null;
}

/** As it stands, or as a fragment with its lead-in: "I have:" and "read the policy" print "I have read the policy." */
function printsDeclaration({ part, text, leadIn }: PlacedText, declaration: string): boolean {
  if (part === 'heading' || part === 'table') return false;
  const wanted = sentence(declaration);
  return (
    sentence(text) === wanted || (leadIn !== null && sentence(`${leadIn.replace(/:\s*$/, '')} ${text}`) === wanted)
  );
}

function printsField(text: string, label: string): boolean {
  const [line, name] = [sentence(text), sentence(label)];
  return name !== '' && line.startsWith(name) && /^[\W_]*$/.test(line.slice(name.length));
}

function sentence(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[\s.;:,]+$/, '');
}

/** The sections, declarations and fields that these frames and words stand for. */
export function assembled(
  parts: readonly { readonly frame: Frame; readonly words: string }[],
): Pick<PublishedWords, 'sections' | 'declarations' | 'signatureFields'> {
  type Growing = Omit<Block, 'children'> & { children?: Growing[] };
  const sections: (Section & { blocks: Growing[] })[] = [];
  const declarations: Declaration[] = [];
  const signatureFields: SignatureField[] = [];
  let path: Growing[] = [];
  for (const { frame, words } of parts) {
    if (frame.at === 'section') {
      sections.push({ ...frame.rest, heading: frame.headed ? words : null, blocks: [] });
      path = [];
    } else if (frame.at === 'block') {
      const block: Growing = { ...frame.rest, text: words, ...(frame.nests ? { children: [] } : {}) };
      const siblings = frame.depth === 0 ? sections.at(-1)?.blocks : path[frame.depth - 1]?.children;
      siblings?.push(block);
      path = [...path.slice(0, frame.depth), block];
    } else if (frame.at === 'declaration') declarations.push({ ...frame.rest, text: words });
    else signatureFields.push({ ...frame.rest, label: words });
  }
  return { sections, declarations, signatureFields };
}
