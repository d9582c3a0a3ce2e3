/**
 * The small words that carry a duty. Each rule is a phrase as it stands in small letters and without contractions; the
 * first rule that fits a place wins, so longer phrases stand before shorter ones.
 */

/** What a sentence does to the reader: lays a duty on, forbids, or leaves free. `strength` is 1 (try), 2 (should), 3 (must). */
export type Modal = { readonly sense: 'duty' | 'ban' | 'freedom'; readonly strength: 0 | 1 | 2 | 3 };

export type Weight =
  /** `limit` takes from a rule where it stands before a word ("only"), `strict` adds to it ("written", "at all times"). */
  | 'limit'
  | 'strict'
  /** `soft` and `exception` let the reader off ("where possible", "unless"). */
  | 'soft'
  | 'exception'
  /** `terms` makes leave depend on something ("with the permission of", "provided that"). */
  | 'terms'
  /** `case` narrows when or where a rule holds ("if", "during"). */
  | 'case';

export type Sense =
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'weight'; readonly weight: Weight }
  /** How many of a kind a rule is about: 1 some, 2 most, 3 all. */
  | { readonly kind: 'scope'; readonly rank: 1 | 2 | 3 };

const modal = (sense: Modal['sense'], strength: Modal['strength'], ...phrases: readonly string[]): Rule =>
  rule({ kind: 'modal', modal: { sense, strength } }, phrases);
const weight = (name: Weight, ...phrases: readonly string[]): Rule => rule({ kind: 'weight', weight: name }, phrases);
const scope = (rank: 1 | 2 | 3, ...phrases: readonly string[]): Rule => rule({ kind: 'scope', rank }, phrases);

export type Rule = { readonly phrase: RegExp; readonly sense: Sense };

function rule(sense: Sense, phrases: readonly string[]): Rule {
  return { sense, phrase: new RegExp(`(?:${phrases.join('|')})(?= |$)`, 'y') };
}

const must = '(?:must|shall|will|(?:has|have) to|is to|are to)';
const be = '(?:am|is|are|be|being)';

export const senseRules: readonly Rule[] = [
  modal(
    'freedom',
    0,
    'need not',
    '(?:do|does) not (?:have|need) to',
    `${be} not (?:required|obliged|expected|asked|needed) to`,
    `(?:${must} )?be (?:free|allowed|permitted|welcome|able|entitled) to`,
    `${be} (?:free|allowed|permitted|welcome|able|entitled) to`,
    `(?:${must} )?be (?:allowed|permitted|optional|voluntary)`,
    `${be} (?:allowed|permitted|optional|voluntary)`,
    '(?:have|has) the right to',
    'if (?:i|you|they) (?:wish|choose|want|like)',
  ),
  weight(
    'soft',
    '(?:where|wherever|if|when|whenever|as far as|so far as|in so far as|as much as) (?:it is |this is |at all )?(?:reasonably )?(?:possible|practicable|practical|appropriate|feasible|convenient|necessary)',
    '(?:when|if|where) time allows',
    'in most cases',
    'as a rule',
    'from time to time',
    'normally|usually|generally|ordinarily|typically|ideally|preferably|reasonably|reasonable',
  ),
  modal(
    'duty',
    1,
    `(?:${must}|should) (?:try|aim|endeavour|seek|attempt|consider|do (?:my|your|their) best) (?:to|whether)`,
    `(?:${must}|should) (?:try|aim|endeavour|seek|attempt|do (?:my|your|their) best)(?= not to)`,
    '(?:try|tries|aim|aims|endeavour|endeavours|seek|seeks|do (?:my|your|their) best) to',
    `${be} (?:encouraged|advised|invited|recommended) to`,
    `${be} (?:recommended|encouraged|advisable)`,
    'may wish to|might like to|may like to|might want to|may want to',
  ),
  modal('ban', 1, 'not to', `${be} (?:discouraged|advised against)(?: from)?`, '(?:should |must |will )?avoid(?:s)?'),
  modal('ban', 2, '(?:should|ought) (?:not|never)(?: to)?', `${be} asked (?:not|never) to`),
  modal(
    'ban',
    3,
    `(?:${must}|may|can|could) (?:not|never)(?: ever)?(?: be (?:allowed|permitted) to)?`,
    'cannot',
    '(?:has|have) (?:not|never) to',
    `${be} (?:not|never) (?:allowed|permitted)(?: to)?`,
    `${be} (?:strictly )?(?:prohibited|forbidden|banned)(?: from| to)?`,
    '(?:do|does) (?:not|never)',
    `${be} (?:not|never) to`,
    `${be} (?:not|never)`,
    '(?:must|will|shall|may|can) under no circumstances',
    'under no circumstances|in no circumstances|at no time',
    '(?:must|will|shall|should) refrain from|refrain from|refrains from',
    'never|not',
    'prohibited|forbidden|banned',
  ),
  modal('duty', 2, 'should|ought to', `${be} (?:expected|asked|requested) to`),
  modal(
    'duty',
    3,
    '(?:need|needs) to',
    `${be} (?:required|obliged) to`,
    `${be} (?:compulsory|mandatory|required)`,
    must,
    '(?:agree|undertake|promise|commit) to',
  ),
  modal('freedom', 0, 'may|can|could|might|allowed|permitted'),
  weight(
    'exception',
    'with the exception of',
    'except(?: for| that| when| where| if| in| on| with| by| to| during| at)?',
    'unless|other than|apart from|save for|save that|excluding|excepting',
    'without (?:the |my |our |their |your )?(?:prior |written |express |explicit |specific ){0,4}(?:permission|authorisation|authorization|agreement|approval|consent|leave)',
  ),
  weight('limit', 'only|solely|exclusively|strictly|nothing but|no more than needed|merely'),
  weight(
    'terms',
    'with (?:the |my |our |their |your |prior |written |express |explicit |specific ){0,4}(?:permission|authorisation|authorization|agreement|approval|consent|leave)',
    '(?:provided|providing)(?: that)?',
    '(?:as|so) long as',
    'subject to',
    'on condition that',
    'once|after asking|after checking',
  ),
  weight(
    'strict',
    'at all times|in writing|in advance|in person|in full|without exception|without fail|every time|each time|without delay',
    'written|prior|explicit|express|formal|fully|always|personally|thoroughly|completely|closely|carefully',
  ),
  weight('case', 'if|when|whenever|where|wherever|while|during|until|outside|between|in lessons|in class|on site'),
  scope(
    3,
    'all of|all|every|each|any|whole|entire|everyone|everybody|anyone|anybody|both|anything|everything|anywhere|everywhere',
  ),
  scope(2, 'most of|most|nearly all|almost all|the majority of'),
  scope(1, 'some of|some|certain|selected|several|relevant|occasionally|sometimes|a few|a number of|many'),
];
