import { createHash } from 'node:crypto';
import type { Block, PolicyDocument } from '#src/domain/policy-document.ts';

/**
 * What an import understood, without the words: enough to notice any change in a document that may not be copied here.
 */
export function structureOf(document: PolicyDocument) {
  return {
    title: fingerprint(document.title),
    organisation: document.organisation === null ? null : fingerprint(document.organisation),
    versionLabel: document.versionLabel,
    languages: document.languages,
    audiences: document.audiences,
    dates: document.dates,
    sections: document.sections.map(({ kind, heading, blocks }) => ({
      kind,
      heading: heading === null ? null : fingerprint(heading),
      blocks: blocks.map(blockStructure),
    })),
    signatureFields: document.signatureFields.map(
      ({ type, signer, label }) => `${type} ${signer} ${fingerprint(label)}`,
    ),
    declarations: document.declarations.map(({ type, text }) => `${type} ${fingerprint(text)}`),
    contacts: document.contacts.map(
      ({ role, name }) => `${fingerprint(role)} ${name === null ? 'unnamed' : fingerprint(name)}`,
    ),
    relatedPolicies: document.relatedPolicies.map(fingerprint),
    statutoryReferences: document.statutoryReferences.map(fingerprint),
    links: document.links.map(({ text, href }) => fingerprint(`${text} ${href}`)),
    metadata: document.metadata.map(({ label, value }) => fingerprint(`${label} ${value}`)),
    discarded: document.discarded.map(({ text, reason }) => `${reason} ${fingerprint(text)}`),
    questions: document.questions.map(({ about }) => about),
    warnings: document.warnings.length,
  };
}

function blockStructure({ type, number, text, children }: Block): string {
  const nested = (children ?? []).map(blockStructure).join(' | ');
  return [type, number ?? '-', fingerprint(text), ...(nested ? [`[ ${nested} ]`] : [])].join(' ');
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
