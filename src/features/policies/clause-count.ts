import { clausesOf, isAccepted, type PolicyDocument } from '#src/domain/policy-document.ts';

/** How many clauses a signer accepts. */
export function clauseCount({ sections }: PolicyDocument): number {
  return sections.filter(isAccepted).reduce((sum, { blocks }) => sum + clausesOf(blocks).length, 0);
}
