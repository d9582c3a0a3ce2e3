import { type AudienceKind, audienceKinds, type Section } from '#src/domain/policy-document.ts';
import { audiencesOf } from './audiences.ts';
import { aboveTitle, type FrontMatter } from './front-matter.ts';
import type { Fact } from './labelled-facts.ts';
import { line } from './line.ts';
import { wordsAlone } from './links.ts';
import { severalAgreements } from './repeated-agreements.ts';
import { readFieldLine } from './signature-fields.ts';
import { parallelHeadings, withoutAudience } from './title.ts';
import { countWords } from './words.ts';

export type Audiences = { readonly found: AudienceKind[]; readonly fromText: boolean };

/** Who the policy is for: as its title page says, else as its parts and forms are addressed, else as its text says. */
export function findAudiences(front: FrontMatter, facts: readonly Fact[], sections: readonly Section[]): Audiences {
  const stated = [
    ...[front.titlePrinted, ...facts.filter(({ kind }) => kind === 'title').map(({ value }) => value)].map(inTitle),
    front.audienceLine ?? '',
    ...front.facts.filter(({ label }) => label === aboveTitle).map(({ value }) => value),
    ...facts.filter(({ kind }) => kind === 'audience').map(({ value }) => value),
  ].flatMap(audiencesOf);
  const parts = [...partsFor(sections), ...copiesFor(sections)];
  if (stated.length > 0) return { found: inOrder([...stated, ...parts, ...reached(sections)]), fromText: false };
  if (parts.length > 0) return { found: inOrder(parts), fromText: false };
  const addressed = [...headingsOfAgreements(sections), ...signers(sections)];
  return {
    found: inOrder([...(addressed.length > 0 ? addressed : spokenOf(sections)), ...reached(sections)]),
    fromText: true,
  };
}

/** A title that names the board names its members. */
function inTitle(title: string): string {
  return title.replace(
    /\bgovern(?:ing|ance) (?:board|body)\b|\btrust(?:ee)? board\b|\bboard of trustees\b/giu,
    'governors',
  );
}

/** Where a file holds one text for each group, its parts are headed alike but for the people they name. */
function partsFor(sections: readonly Section[]): AudienceKind[] {
  const headings = sections.flatMap(({ heading }) => (heading === null ? [] : [wordsAlone(heading)]));
  const parallel = parallelHeadings(headings.map((heading) => line(heading)));
  return headings
    .filter((heading) => isAgreement(heading) || /^(?:part|section) [\dA-D]\b/iu.test(heading))
    .filter((heading) => audiencesOf(heading).length > 0 && parallel.has(withoutAudience(heading)))
    .flatMap(audiencesOf);
}

/** The second copy of an agreement is headed by no more than the people it is for. */
function copiesFor(sections: readonly Section[]): AudienceKind[] {
  if (severalAgreements(sections) !== 'printed twice') return [];
  return sections.flatMap(({ heading }) =>
    heading !== null && withoutAudience(heading) === heading && countWords(heading) <= 8 ? audiencesOf(heading) : [],
  );
}

function headingsOfAgreements(sections: readonly Section[]): AudienceKind[] {
  return sections.flatMap(({ heading }) => (heading !== null && isAgreement(heading) ? audiencesOf(heading) : []));
}

function isAgreement(heading: string): boolean {
  return /\b(?:agreements?|acceptable use|AUP|code of conduct|declaration|acknowledge?ment|rules)\b/iu.test(heading);
}

/** "Signed (staff member/governor/visitor)" says who signs. */
function signers(sections: readonly Section[]): AudienceKind[] {
  return sections
    .filter(({ kind }) => kind === 'signature')
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ text }) => readFieldLine(text)?.fields ?? [])
    .filter(({ signer }) => signer === 'user')
    .flatMap(({ label }) => audiencesOf(label));
}

/** What a policy says of its own reach; it may say so anywhere. */
const reach = [
  /\b(?:policy|agreement|code|document|procedure|guidance|rules|AUP|terms|it|they)\b[^.;]{0,40}\b(?:applies|apply|extends?|is applicable|are applicable|is addressed) to\b[^.;]{0,200}/giu,
  /\b(?:policy|agreement|code|document|AUP|it) (?:covers|includes|encourages|asks|requires|expects)\b[^.;]{0,160}/giu,
  /\b(?:policy|agreement|code|document|AUP|sheet|leaflet) (?:is|are) (?:intended |written |meant )?for\b[^.;]{0,160}/giu,
];
const spoken = [/\b(?:all|every|each|members? of)\b[^.;]{0,80}/giu, /\bwe ask\b[^.;]{0,80}/giu];

/** Else the people whom the introduction and the declaration speak to; pupils are spoken of and not asked. */
function spokenOf(sections: readonly Section[]): AudienceKind[] {
  const all = sections.filter(({ kind }) => kind !== 'annex' && kind !== 'signature').flatMap(textsOf);
  const near = sections.filter(({ kind }) => kind === 'declaration' || kind === 'preamble').flatMap(textsOf);
  for (const [texts, patterns] of [
    [all, reach],
    [near, spoken],
  ] as const) {
    const found = patterns
      .flatMap((pattern) => texts.flatMap((text) => text.match(pattern) ?? []))
      .flatMap(audiencesOf)
      .filter((kind) => kind !== 'students');
    if (found.length > 0) return found;
  }
  return [];
}

/** What a policy says of its own reach in so many words: "This policy applies to all staff, including …". */
const ownReach =
  /(?:^|[.;/] )(?:(?:this|the|our) (?:[\p{L}-]+ ){0,5}(?:policy|agreement|code(?: of conduct)?|document|procedure|AUP|\(AUP\))(?: policy)?|it) (?:also )?appl(?:ies|y) to\b([^.;:]{0,220})/giu;

/**
 * Trainees are asked like staff; "students" alone are the school's pupils, who are spoken of and not asked. Supply staff
 * named in passing are an agency's.
 */
function reached(sections: readonly Section[]): AudienceKind[] {
  const texts = sections.filter(({ kind }) => kind !== 'annex' && kind !== 'signature').flatMap(textsOf);
  return texts
    .flatMap((text) => [...text.matchAll(ownReach)])
    .flatMap(([, words = '']) => {
      const trainees =
        /\b(?:student teachers?|trainees?|students (?:on placement|and volunteers)|volunteers and students)\b/iu.test(
          words,
        ) && !/\bpupils?\b/iu.test(words);
      const passing = /\b(?:temporary|fixed[- ]term)\b/iu.test(words);
      return audiencesOf(words).filter(
        (kind) => (kind !== 'students' || trainees) && (kind !== 'temporary' || passing),
      );
    });
}

function textsOf({ blocks }: Section): string[] {
  return blocks.flatMap(({ text, children }) => [text, ...(children ?? []).map((child) => child.text)]);
}

function inOrder(kinds: readonly AudienceKind[]): AudienceKind[] {
  return audienceKinds.filter((kind) => kinds.includes(kind));
}
