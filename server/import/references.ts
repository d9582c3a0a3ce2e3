import { oneSpace } from './clean-text.ts';

const act =
  /(?:\p{Lu}[\p{L}'’]*(?:,)? (?:(?:and|of|the|to|for|in|\(\p{Lu}[\p{L} ,]*\)) )*){1,7}Act(?: \d{4})?(?![\p{L}])/gu;
const known: readonly RegExp[] = [
  /Keeping Children Safe in Education(?:['’"”]?,? \(?20\d\d\)?)?/giu,
  /\bKCSIE(?: 20\d\d)?/gu,
  /Working Together to Safeguard Children(?: \(?20\d\d\)?)?/giu,
  /(?:UK )?\bGDPR\b/gu,
  /General Data Protection Regulation/gu,
  /(?:DfE |Department for Education(?:['’]s)? )?Filtering and Monitoring Standards(?: for Schools and Colleges)?/giu,
  /\b(?:the )?Prevent Duty\b/giu,
  /\bTeachers['’]? Standards\b/giu,
  /\bDfE (?:statutory )?guidance(?: (?:specific to|for|on|to) [\p{L} ]{3,40}?(?=[.,;]|$| and ))?/giu,
  /(?:guidance for )?safer? working practices?(?: guidance)?/giu,
  /\bDepartment for Education['’]s advice to [\p{L} ]{3,60}?(?=[.,;]|$)/giu,
];

/** Acts, statutory guidance and official standards that the text cites, as printed, each once. */
export function statutoryReferencesIn(texts: readonly string[]): string[] {
  const found: string[] = [];
  for (const text of texts) {
    const here = [...known, act].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({ at: match.index, words: trimAct(match[0]) })),
    );
    found.push(...here.sort((a, b) => a.at - b.at).map(({ words }) => words));
  }
  return distinct(found.filter((words) => words !== '' && !/^(?:The |This )?Act$/u.test(words)));
}

function trimAct(words: string): string {
  return words
    .replace(/^(?:(?:The|This|Under|See|Any|If|In|By|With|Where|And|Of|As|When) )+/u, '')
    .replace(/^(?:the) /u, '')
    .replace(/['’"”*(]+(?=,? ?(?:from|$))/gu, '')
    .trim();
}

const stops = new Set(
  "a an the this that these those our your their its his her my all any each every other another both of in on to with by for from under per and or nor as at is are be was were if it see read using follow following into within about against than then new recent most current up-to-date school's schools school’s schools’ academy's academy’s trust's trust’s college's relevant such which who what where when have has refer please also adhere comply ensure consult including reading latest existing whole date title name review version e.g eg i.e".split(
    ' ',
  ),
);
const ownNames =
  /^(?:(?:ICT|IT|staff|school|the|internet|computer|network|pupil|student|volunteer|visitor)\s+)*(?:acceptable use(?:r)?|AUP|aup)\b|^(?:school|trust|academy|corporate|council|whole|privacy and|company|governing|local authority|insurance|related|other|relevant|associated|linked|appropriate)$/iu;

/** Other policies that the text names, as printed; the document's own name is not one of them. */
export function relatedPoliciesIn(texts: readonly string[], title: string): string[] {
  const found: string[] = [];
  for (const text of texts) {
    for (const match of text.matchAll(
      /\b[Pp]olic(?:y|ies)\b(?: and [Gg]uidance)?|\b[Cc]odes? of (?:[Cc]onduct|[Pp]ractice)\b|\b[Pp]rotocols?\b/gu,
    )) {
      const before = modifiersBefore(text.slice(0, match.index));
      const after = before === '' ? subjectAfter(text.slice(match.index + match[0].length), match[0]) : '';
      if (before !== '') found.push(...parted(before, match[0]));
      else if (after !== '') found.push(`${match[0]} ${after}`);
    }
  }
  const own = title.toLowerCase();
  return distinct(found.map(oneSpace)).filter(
    (name) => !ownNames.test(name.replace(/\s*(?:policy|policies)$/iu, '')) && !own.includes(name.toLowerCase()),
  );
}

/** The words in front of "policy" that name it, back to the first word that cannot be part of a name. */
function modifiersBefore(text: string): string {
  if (!/\s$/u.test(text)) return '';
  const words = text.trimEnd().split(/\s+/u).slice(-7);
  const name: string[] = [];
  while (words.length > 0 && name.length < 5) {
    const word = words.pop() ?? '';
    const bare = word.replace(/^['"‘“(*]+/u, '');
    const joins =
      /^(?:and|&|\/)$/iu.test(bare) &&
      name.length > 0 &&
      /^\p{Lu}/u.test(name[0] ?? '') &&
      /^\p{Lu}/u.test(words.at(-1) ?? '');
    if (!joins && (stops.has(bare.toLowerCase()) || /[.,;:!?)]$/u.test(bare) || bare === '' || /^\p{N}/u.test(bare)))
      break;
    name.unshift(bare);
    if (bare !== word) break;
  }
  return name.join(' ');
}

function subjectAfter(text: string, noun: string): string {
  if (!/^policy/iu.test(noun)) return '';
  return /^ (?:on|for) (?:the )?(?:use of )?[\p{L}/ ]{3,40}?(?=[.,;()]|$| and )/u.exec(text)?.[0].trim() ?? '';
}

/** "Mail and Data Policies" names two. */
function parted(name: string, noun: string): string[] {
  const parts = name.split(/ (?:and|&) /u);
  if (!/ies$/iu.test(noun) || parts.length === 1) return [`${name} ${noun}`];
  return parts.map((part) => `${part} ${noun.replace(/ies$/u, 'y')}`);
}

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase().replace(/policies$/u, 'policy');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
