import { answersFor, askedFields } from '#src/domain/attestation.ts';
import type { PlainDay } from '#src/domain/day.ts';
import type { Language } from '#src/domain/language.ts';
import type { Declaration, PolicyDocument } from '#src/domain/policy-document.ts';
import { messageTexts } from '#src/strings/messages.ts';
import type { CardChanges } from './changes.ts';
import type { TextBlock } from './elements.ts';
import type { RequestLinks } from './links.ts';
import { words } from './plain-text.ts';

/** One request with all that a card or a mail says of it. */
export type AskedPolicy = {
  readonly requestId: string;
  /** What its reader is written to in; the policy itself stays in its own. */
  readonly language: Language;
  readonly document: PolicyDocument;
  readonly versionNumber: number;
  readonly contentHash: string;
  readonly dueOn: PlainDay;
  /** Past that day when it is shown; what was sent earlier says so once it is drawn anew. */
  readonly isOverdue: boolean;
  /** What the admin wrote to everyone; empty where nothing was. */
  readonly message: string;
  readonly links: RequestLinks;
  /** Set for a person who accepted an earlier version. */
  readonly changes: CardChanges | null;
};

export type PlacedDeclaration = { readonly declaration: Declaration; readonly index: number };

export function versionWords(version: {
  readonly language: Language;
  readonly versionLabel: string | null;
  readonly versionNumber: number;
}): string {
  return version.versionLabel ?? messageTexts(version.language).cardTexts.version(version.versionNumber);
}

/** Declarations that accepting itself says. */
export function plainDeclarations({ document }: AskedPolicy): readonly PlacedDeclaration[] {
  return placed(document.declarations).filter(({ declaration }) => answersFor(declaration).length === 1);
}

/** Declarations that are answered one by one. */
export function askedDeclarations({ document }: AskedPolicy): readonly PlacedDeclaration[] {
  return placed(document.declarations).filter(({ declaration }) => answersFor(declaration).length > 1);
}

function placed(declarations: readonly Declaration[]): readonly PlacedDeclaration[] {
  return declarations.map((declaration, index) => ({ declaration, index }));
}

/** What is asked, in one sentence. */
export function askSentence(asked: AskedPolicy): string {
  const { cardTexts, spokenDay } = messageTexts(asked.language);
  const questions = askedDeclarations(asked).length;
  return cardTexts.ask(spokenDay(asked.dueOn), asked.isOverdue, questions, fieldsOf(asked).length);
}

/** The same on a card: past its day it stands out, and its first word says why. */
export function askWords(asked: AskedPolicy): TextBlock {
  return words(askSentence(asked), asked.isOverdue ? { color: 'attention', weight: 'bolder' } : {});
}

export function fieldsOf({ document }: AskedPolicy) {
  return askedFields(document);
}
