const kind =
  '(?:School|Schools|Academy|Academies|College|Nursery|Kindergarten|Federation|Trust|Multi[- ]Academy Trust|Partnership|Pre-?[Ss]chool|Sixth Form|Ysgol)';
const part = "(?:\\p{Lu}[\\p{L}'’.-]*|&|and|of|the|CE|RC|VA|VC|C\\.?E\\.?|\\(?(?:VA|VC|CE|RC)\\)?)";
const named = new RegExp(
  `(?:\\bYsgol(?:\\s\\p{Lu}[\\p{L}'’-]*)+|\\p{Lu}[\\p{L}'’.-]*(?:\\s${part}){0,7}?\\s${kind}(?![\\p{L}])(?:\\s(?:and|&)\\s(?:Nursery|Pre-?[Ss]chool|Sixth Form|College))?)`,
  'gu',
);

/** Words that say what kind of school it is, or that open a sentence; a name has at least one word besides these. */
const common = new Set(
  'the this our your all any each every a an in at for of and by to from with as if when where while new whole local area county city borough district council governing body board primary infant infants junior secondary high upper lower middle special nursery community independent state maintained private church catholic academy academies school schools college trust federation boarding grammar multi multi-academy safer safeguarding education social media mobile acceptable use policy staff within outside most many some other another digital online e-safety after before following through national whole-school pre-school sixth form partnership ce rc va vc name working children keeping'.split(
    ' ',
  ),
);

/** Names of schools, academies, colleges and trusts in a text, in order, each as often as it is printed. */
export function organisationsIn(text: string): string[] {
  return [...text.matchAll(named)].map(([found]) => trimmed(found)).filter((name) => name !== '');
}

/** A line that is a school's name and nothing else. */
export function isOrganisation(text: string): boolean {
  const plain = inTitleCase(text.replace(/[.,]$/u, '').replace(/^The /iu, '').trim());
  return plain.length <= 100 && organisationsIn(plain).some((name) => name.length >= plain.length - 2);
}

function inTitleCase(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

function trimmed(found: string): string {
  const words = found.split(' ');
  while (words.length > 0 && isOpening(words[0] ?? '')) words.shift();
  return words.some((word) => !common.has(bareWord(word))) ? words.join(' ') : '';
}

function isOpening(word: string): boolean {
  return /^(?:the|this|our|your|all|any|each|every|a|an|in|at|for|of|and|by|to|from|with|as|if|when|where|while|within|outside|after|before|following|through|most|many|some|other|another|name|&)$/iu.test(
    word,
  );
}

function bareWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[().,]/gu, '');
}
