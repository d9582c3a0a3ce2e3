const kind =
  /^(?:School|Schools|Academy|Academies|College|Nursery|Kindergarten|Federation|Trust|Partnership|Pre-?school|Playgroup|Playschool|Ysgol|Centre|PRU)$/iu;
const joining = /^(?:and|&|of|on|upon|the|le|\/)$/u;
/** Words that join only what follows the kind of school: "Academy for Girls". */
const joiningTail = /^(?:for|at|in|with)$/u;
const capital = /^[(]?\p{Lu}[\p{L}\p{N}'’.)/-]*$/u;
/** Words that stand in a name only behind one of the others: "School of the Holy Child". */
const leadsOn = /^(?:of|at|on|for|upon|in|and)$/u;

/** Words that say what kind of school it is, or that open a sentence; a name has at least one word besides these. */
const common = new Set(
  'the this our your all any each every a an in at for of and by to from with as if when where while new whole local area county city borough district council governing body board primary infant infants junior secondary high upper lower middle first special nursery community independent state maintained private church catholic academy academies school schools college trust federation boarding grammar multi multi-academy safer safeguarding education social media mobile acceptable use policy staff within outside most many some many other another digital online e-safety after before following through national whole-school pre-school preschool sixth form partnership ce rc va vc name working children keeping only member members employee employees ict it centre pru england learning computer network internet data protection no do please use using out'.split(
    ' ',
  ),
);
/** People and papers: a run of capitals that holds one of these speaks of somebody in a school and is not its name. */
const notInNames =
  /^(?:headteacher|head|teacher|principal|manager|business|governors?|governor|staff|officer|lead|policy|policies|agreement|systems?|council|department|handbook|standards|colleges|schools)$/iu;

/** Names of schools, academies, colleges and trusts in a text, in order, each as often as it is printed. */
export function organisationsIn(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    const name = nameIn(run);
    return name === null ? [] : [name];
  });
}

/** A line that is a school's name and nothing else. */
export function isOrganisation(text: string): boolean {
  return organisationLine(text) !== null;
}

/** The school's name where a line is nothing else: "Welcome to Ferndale Infant School" names it as well. */
export function organisationLine(text: string): string | null {
  const plain = text
    .replace(/[.,]$/u, '')
    .replace(/^welcome to /iu, '')
    .trim();
  if (plain === '' || plain.length > 100) return null;
  const bare = plain.replace(/^the /iu, '').replace(/\s*\([^()]*\)$/u, '');
  const found = organisationsIn(inTitleCase(bare)).some((name) => name.length >= bare.length - 2);
  return found ? plain : null;
}

function inTitleCase(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/ (?:Of|And|The|For|At|On|In|Upon|With)(?= )/gu, (word) => word.toLowerCase());
}

/** No school has a longer name; a run of capitals that goes on is a line of capitals. */
const longestName = 16;

/** Runs of words in capitals, with the small words that join them. */
function runsOf(text: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  const end = () => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  for (const token of text.split(/\s+/u)) {
    const word = token.replace(/^["“‘'*]+|["”*]+$/gu, '').replace(/[,;:?!]+$/u, '');
    const small = joining.test(word);
    if (small && /^the$/u.test(word) && !leadsOn.test(run.at(-1) ?? '')) end();
    else if (small && run.length > 0) run.push(word);
    else if (joiningTail.test(word) && run.some((one) => kind.test(bareWord(one)))) run.push(word);
    else if (capital.test(word)) run.push(word.replace(/(?<=\p{L}{3})\.$/u, ''));
    else end();
    if (run.length > longestName || /[,;:?!"”]$/u.test(token) || /\p{Ll}{3,}\.$/u.test(token)) end();
  }
  end();
  return runs;
}

/** The name in a run of capitals, without what opens the sentence and what follows the name. */
function nameIn(run: readonly string[]): string | null {
  let words = withoutTail(run);
  while (words.length > 0 && isOpening(words[0] ?? '')) words = words.slice(1);
  while (words.length > 0 && isOpening(words.at(-1) ?? '')) words = words.slice(0, -1);
  const bare = words.map(bareWord);
  if (words.length < 2 || !bare.some((word) => kind.test(word))) return null;
  if (bare.some((word) => notInNames.test(word) && !kind.test(word))) return null;
  return bare.some((word) => !common.has(word)) ? words.join(' ').replace(/['’]s?$/u, '') : null;
}

/** A name runs to its last word for a kind of school, and beyond it over "of Saint Anne" or "and Nursery". */
function withoutTail(run: readonly string[]): readonly string[] {
  const last = run.findLastIndex((word) => kind.test(bareWord(word)));
  const [link = '', next = ''] = run.slice(last + 1);
  if (/^Ysgol$/iu.test(run[last] ?? '')) return run.slice(last);
  const goesOn =
    (/^(?:of|at|for)$/u.test(link) && capital.test(next)) ||
    (/^(?:and|&)$/u.test(link) && /^(?:Sixth|Nursery|Pre)/iu.test(next)) ||
    /^Sixth$/iu.test(link);
  return goesOn ? run : run.slice(0, last + 1);
}

function isOpening(word: string): boolean {
  return /^(?:the|this|our|your|all|any|each|every|a|an|in|at|for|of|and|by|to|from|with|as|if|when|where|while|within|outside|after|before|following|through|most|many|some|other|another|name|only|welcome|governing|body|board|governors|trustees|pupils|parents|&)$/iu.test(
    word,
  );
}

function bareWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[().,]/gu, '');
}
