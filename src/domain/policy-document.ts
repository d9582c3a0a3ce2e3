/**
 * What an import understood of a school's own file, and what a published version freezes. Plain data: it is stored,
 * hashed and shown as it stands here.
 */
export type PolicyDocument = {
  readonly title: string;
  readonly organisation: string | null;
  readonly versionLabel: string | null;
  /** BCP 47 tags of the languages the text is printed in, the main one first. */
  readonly languages: readonly string[];
  readonly audiences: readonly AudienceKind[];
  readonly dates: {
    readonly reviewed: PrintedDate | null;
    readonly nextReview: PrintedDate | null;
    readonly ratified: PrintedDate | null;
    readonly adopted: PrintedDate | null;
  };
  readonly sections: readonly Section[];
  readonly signatureFields: readonly SignatureField[];
  readonly declarations: readonly Declaration[];
  readonly contacts: readonly Contact[];
  readonly relatedPolicies: readonly string[];
  readonly statutoryReferences: readonly string[];
  readonly links: readonly Link[];
  readonly metadata: readonly { readonly label: string; readonly value: string }[];
  /** Words that differ from school to school. A text holds the name in double braces: `{{Safeguarding lead}}`. */
  readonly localValues?: readonly LocalValue[] | undefined;
  readonly discarded: readonly { readonly text: string; readonly reason: string }[];
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
};

export type LocalValue = { readonly name: string; readonly value: string };

export const audienceKinds = [
  'staff',
  'governors',
  'visitors',
  'students',
  'volunteers',
  'temporary',
  'agency',
  'contractors',
] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** A date as the school printed it, and the ISO days it covers: a month or a range keeps its width. */
export type PrintedDate = {
  readonly printed: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export const sectionKinds = [
  'preamble',
  'clauses',
  'updates',
  'declaration',
  'annex',
  'guidance',
  'signature',
  'review',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

export type Section = {
  readonly id: string;
  readonly heading: string | null;
  readonly kind: SectionKind;
  readonly blocks: readonly Block[];
};

export const blockTypes = ['paragraph', 'clause', 'table'] as const;
export type BlockType = (typeof blockTypes)[number];

/**
 * `number` is the mark as printed ("4.", "(b)", "1.2"), or null where the school printed a bullet or nothing.
 * A table's `text` holds one row a line with cells parted by a tab. Links in `text` are written as in Markdown.
 */
export type Block = {
  readonly type: BlockType;
  readonly id: string;
  readonly number: string | null;
  readonly text: string;
  readonly children?: readonly Block[] | undefined;
};

export const signatureFieldTypes = [
  'signature',
  'printName',
  'date',
  'role',
  'organisation',
  'site',
  'witness',
  'host',
  'dateTime',
] as const;
export type SignatureFieldType = (typeof signatureFieldTypes)[number];

export const signerKinds = ['user', 'authoriser', 'witness'] as const;
export type SignerKind = (typeof signerKinds)[number];

export type SignatureField = {
  readonly label: string;
  readonly type: SignatureFieldType;
  readonly signer: SignerKind;
  readonly required: boolean;
};

export const declarationTypes = [
  'agreement',
  'acknowledgement',
  'understanding',
  'statementOfFact',
  'request',
  'authorisation',
  'receipt',
] as const;
export type DeclarationType = (typeof declarationTypes)[number];

/** A sentence the signer makes their own. `addedBySchool` marks one that the school's file did not print. */
export type Declaration = {
  readonly text: string;
  readonly type: DeclarationType;
  readonly addedBySchool?: boolean | undefined;
};

export type Contact = { readonly role: string; readonly name: string | null };
export type Link = { readonly text: string; readonly href: string };
export type Question = {
  readonly about: string;
  readonly why: string;
  readonly choices?: readonly string[] | undefined;
};

/** Sections whose words a signer accepts; the others are shown apart and are still part of the hashed text. */
const acceptedKinds: ReadonlySet<SectionKind> = new Set(['preamble', 'clauses', 'updates', 'declaration']);

export function isAccepted(section: Section): boolean {
  return acceptedKinds.has(section.kind);
}

/** Every clause of a section, nested ones included, in printed order. */
export function clausesOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [...(block.type === 'clause' ? [block] : []), ...clausesOf(block.children ?? [])]);
}
