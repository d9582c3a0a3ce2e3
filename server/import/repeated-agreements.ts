import { type Block, clausesOf, type Section } from '#src/domain/policy-document.ts';
import { readFieldLine } from './signature-fields.ts';
import { wordsOf } from './words.ts';

/** How a file seems to hold more than one agreement: the same rules printed again, or rules between two signatures. */
export function severalAgreements(sections: readonly Section[]): 'printed twice' | 'signed twice' | null {
  const clauses = sections
    .filter(({ kind }) => kind === 'clauses')
    .flatMap(({ blocks }) => clausesOf(blocks).map(keyOf));
  const long = clauses.filter((key) => key.length > 20);
  const again = long.length - new Set(long).size;
  if (again >= 3 && again >= long.length * 0.3) return 'printed twice';
  const signed = sections.flatMap((section, at) => (holdsSignature(section) ? [at] : []));
  const [first = 0, last = 0] = [signed[0], signed.at(-1)];
  return sections.slice(first + 1, last).some(({ kind }) => kind === 'clauses') ? 'signed twice' : null;
}

function keyOf({ text }: Block): string {
  return wordsOf(text.toLowerCase()).join(' ');
}

function holdsSignature({ kind, blocks }: Section): boolean {
  if (kind !== 'signature') return false;
  const cells = blocks.flatMap(({ text }) => text.split(/[\t\n]/u));
  return cells.some((cell) => readFieldLine(cell)?.fields.some(({ type }) => type === 'signature'));
}
