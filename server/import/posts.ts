const rank = '(?:(?:deputy|depute|assistant|associate|acting|executive|vice|interim)[ -])?';
const body =
  '(?: (?:of|to) (?:the )?(?:governors|trustees|directors|governing (?:body|board)|board|trust|local governing (?:body|board)|trust board|full governing (?:body|board)|local advisory board))';
const field =
  '(?:safeguarding|online[- ]safety|e-?safety|digital safety|internet safety|cyber ?security|child protection|data protection|information security|information governance|filtering(?: and monitoring)?|monitoring|computing|ict|it|digital(?: learning| strategy)?|curriculum|gdpr|prevent|send?|inclusion|pastoral|behaviour|attendance|wellbeing|technical|compliance|governance|human resources|hr|cover|volunteers?|health and safety|premises|estates|facilities|finance|network|systems?|office|site|school (?:business|office)|nursery|business|line|admin(?:istration)?|mental health|technology|trust safeguarding)';
const duty =
  '(?:lead(?:er)?|champion|co-?ordinator|officer|manager|governor|technician|administrator|director|link governor|trustee|professional|subject leader|person)';
const post = [
  `${rank}head[ -]?teacher`,
  `${rank}head of (?:school|centre|academy|computing|ICT|IT|digital|technology|HR|people|safeguarding|inclusion|sixth form|year|department|governance|operations|estates|finance|compliance)`,
  `${rank}principal(?: teacher)?`,
  '(?:chief executive(?: officer)?|chief (?:operating|financial|finance|information|technology) officer|CEO)',
  `(?:trust )?${rank}designated (?:safeguarding|senior|child protection|liaison) (?:lead|officer|person|teacher|governor)s?`,
  `${rank}designated (?:persons?|teacher|senior person)(?: for (?:child protection|safeguarding))?`,
  `(?:(?:trust|regional) )?${rank}${field}(?: ?(?:/|&) ?${field})? ${duty}s?`,
  '(?:it|ict) (?:support|services|service desk|help ?desk)',
  `vice[- ]chair(?:man|person)?${body}?`,
  `chair(?:man|person)?${body}`,
  `clerk${body}`,
  '(?<=\\b[Tt]he )(?:[Vv]ice[- ])?[Cc]hair(?![\\p{L}-])',
  '(?<=\\b[Tt]he )[Cc]lerk(?![\\p{L}-])',
  'school (?:technician|manager|administrator)s?',
  'governance professional',
  '(?:professional|university|subject|induction|school-based) (?:mentor|tutor)',
  '(?:dirprwy )?[bp]ennaeth(?: cynorthwyol)?',
  '(?:uwch )?berson dynodedig|(?:cydlynydd|arweinydd) digidol|person diogelu dynodedig|(?:arweinydd|cydlynydd|swyddog) (?:diogelu|e-?ddiogelwch|diogelwch ar-lein|diogelu data|TGCh)|cadeirydd y llywodraethwyr',
  '(?<=\\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) )[Dd]eputy(?=,? \\(?\\p{Lu}\\p{Ll}+\\.? \\p{Lu}\\p{Ll}+(?:\\)|[,.;]))',
  '(?:local authority designated officer|LADO)',
  'DPO',
  `${rank}DSLs?`,
  'D?DSL',
  'DSP',
  'SBM',
  'ESL',
  'OSL',
  'SIRO',
  'SENDCO',
  'SENCO',
];

const posts = new RegExp(`(?<![\\p{L}@-])(?:${post.join('|')})(?![\\p{L}@-])`, 'giu');
/** What somebody heads is told by its capitals: "Director of People", "Head of IT Services". */
const headOf =
  /(?<![\p{L}-])(?:(?:Deputy|Assistant|Executive|Interim) )?(?:Head|Director|Lead|Leader) (?:of|for) \p{Lu}[\p{L}&]*(?: (?:and )?\p{Lu}[\p{L}]*){0,2}(?![\p{L}-])/gu;

/** A word that every post has one of: most sentences have none, and looking for a post in them is dear. */
const wordOfPost =
  /head|principal|chief|CEO|designated|lead|champion|ordinator|officer|manager|governor|governance|technician|administrator|director|trustee|professional|person|support|services|desk|deputy|berson|digidol|chair|clerk|DPO|DS[LP]|SBM|ESL|OSL|SIRO|SEND?CO|LADO/iu;

/** A word that every post has; most sentences have none, and the whole pattern is slow. */
const anyPost =
  /head|princip|lead|officer|manager|govern|technician|administrator|champion|co-?ordinator|chair|clerk|director|trustee|professional|support|services|desk|deputy|berson|digidol|mentor|tutor|pennaeth|bennaeth|diogelu|cydlynydd|arweinydd|cadeirydd|chief|designated|teacher|person|\b(?:CEO|LADO|DPO|D?DSL|DSP|SBM|ESL|OSL|SIRO|SENDCO|SENCO)\b/iu;

/** Every post that a text names, in order; each match is the words of one post. */
export function postsIn(text: string): RegExpExecArray[] {
  if (!anyPost.test(text)) return [];
  if (!wordOfPost.test(text)) return [];
  const found = [...text.matchAll(headOf), ...text.matchAll(posts)].sort(
    (a, b) => a.index - b.index || b[0].length - a[0].length,
  );
  let end = 0;
  return found.filter(({ index, 0: words }) => {
    if (index < end) return false;
    end = index + words.length;
    return true;
  });
}

/** A text that is the name of a post and nothing else. */
export function isPost(text: string): boolean {
  const plain = text
    .trim()
    .replace(/^(?:the|our) /iu, '')
    .replace(/ ?\([\p{L} -]{2,12}\)$/u, '');
  const [only, ...others] = postsIn(`the ${plain}`);
  return only !== undefined && others.length === 0 && only[0].length === plain.length;
}
