import { z } from 'zod';
import {
  audienceKinds,
  type Block,
  blockTypes,
  declarationTypes,
  type PolicyDocument,
  sectionKinds,
  signatureFieldTypes,
  signerKinds,
} from '../domain/policy-document.ts';

const line = z.string().max(2_000);
const prose = z.string().max(100_000);

const printedDate = z
  .strictObject({ printed: line, from: z.iso.date().optional(), to: z.iso.date().optional() })
  .nullable();

const block: z.ZodType<Block> = z.strictObject({
  type: z.enum(blockTypes),
  id: z.string().min(1).max(100),
  number: z.string().max(40).nullable(),
  text: prose,
  get children() {
    return z.array(block).max(2_000).optional();
  },
});

/** The body of a draft as the reviewer saves it: the domain's `PolicyDocument`, with limits on every size. */
export const policyDocument: z.ZodType<PolicyDocument> = z.strictObject({
  title: line,
  organisation: line.nullable(),
  versionLabel: line.nullable(),
  languages: z.array(z.string().max(20)).max(10),
  audiences: z.array(z.enum(audienceKinds)).max(audienceKinds.length),
  dates: z.strictObject({
    reviewed: printedDate,
    nextReview: printedDate,
    ratified: printedDate,
    adopted: printedDate,
  }),
  sections: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        heading: line.nullable(),
        kind: z.enum(sectionKinds),
        blocks: z.array(block).max(5_000),
      }),
    )
    .max(1_000),
  signatureFields: z
    .array(
      z.strictObject({
        label: line,
        type: z.enum(signatureFieldTypes),
        signer: z.enum(signerKinds),
        required: z.boolean(),
      }),
    )
    .max(50),
  declarations: z
    .array(z.strictObject({ text: prose, type: z.enum(declarationTypes), addedBySchool: z.boolean().optional() }))
    .max(50),
  contacts: z.array(z.strictObject({ role: line, name: line.nullable() })).max(100),
  relatedPolicies: z.array(line).max(200),
  statutoryReferences: z.array(line).max(200),
  links: z.array(z.strictObject({ text: line, href: line })).max(1_000),
  metadata: z.array(z.strictObject({ label: line, value: prose })).max(200),
  localValues: z
    .array(z.strictObject({ name: z.string().min(1).max(100), value: line }))
    .max(50)
    .optional(),
  discarded: z.array(z.strictObject({ text: prose, reason: line })).max(5_000),
  questions: z.array(z.strictObject({ about: line, why: line, choices: z.array(line).max(50).optional() })).max(200),
  warnings: z.array(line).max(200),
});
