import { Failure } from './failure.ts';
import { emptyPlaces } from './local-values.ts';
import { isAccepted, type PolicyDocument } from './policy-document.ts';

/** @throws Failure `version-incomplete` with everything that is missing in `details`. */
export function checkReadyToPublish(document: PolicyDocument): void {
  const missing = missingToPublish(document);
  if (missing.length > 0) {
    throw new Failure('version-incomplete', 'Something is missing before this can be published.', missing);
  }
}

/** What has to be put right before a draft can be published, one sentence each. */
export function missingToPublish(document: PolicyDocument): readonly string[] {
  return [
    ...(document.title.trim() === '' ? ['The policy needs a title.'] : []),
    ...(document.sections.some((section) => isAccepted(section) && section.blocks.length > 0)
      ? []
      : ['No section holds words to accept.']),
    ...(document.declarations.length === 0 ? ['Add the statement that people accept.'] : []),
    ...(document.declarations.some((declaration) => declaration.text.trim() === '') ? ['A statement is empty.'] : []),
    ...emptyPlaces(document).map((name) => `Say what "${name}" is in your school.`),
    ...(document.signatureFields.some((field) => field.label.trim() === '') ? ['A field has no label.'] : []),
  ];
}
