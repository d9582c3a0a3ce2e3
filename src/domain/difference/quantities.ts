/** An amount that a rule sets: at most, at least, so often, or without a direction. Times are in hours. */
export type Quantity = {
  readonly measure: 'most' | 'least' | 'every' | 'bare';
  readonly unit: 'time' | 'clock' | 'count';
  readonly value: number;
};

const hours: Readonly<Record<string, number>> = {
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  night: 24,
  week: 168,
  fortnight: 336,
  month: 730,
  'half term': 1000,
  quarter: 2190,
  term: 2920,
  year: 8760,
};
const adverbs: Readonly<Record<string, number>> = {
  hourly: 1,
  daily: 24,
  nightly: 24,
  weekly: 168,
  fortnightly: 336,
  monthly: 730,
  'half termly': 1000,
  halftermly: 1000,
  quarterly: 2190,
  termly: 2920,
  annually: 8760,
  yearly: 8760,
};
const haste: readonly (readonly [RegExp, number])[] = [
  [/(?:immediately|at once|straight ?away|right away|instantly|forthwith)(?= |$)/y, 0],
  [/(?:promptly|without (?:undue )?delay|quickly)(?= |$)/y, 4],
  [/(?:on )?the same (?:school |working )?day(?= |$)|(?:before|by) the end of the (?:school |working )?day(?= |$)/y, 8],
  [/as soon as (?:is )?(?:possible|practicable|(?:i|you|they|we) can)(?= |$)|asap(?= |$)/y, 12],
  [/(?:by |on )?the next (?:school |working )?day(?= |$)/y, 30],
];
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ');
const large: Readonly<Record<string, number>> = {
  eighteen: 18,
  twenty: 20,
  'twenty four': 24,
  thirty: 30,
  forty: 40,
  'forty eight': 48,
  fifty: 50,
  sixty: 60,
  'seventy two': 72,
  ninety: 90,
  hundred: 100,
};

const named = [...small, ...Object.keys(large)].sort((a, b) => b.length - a.length).join('|');
const amount = `(?<amount>\\d+(?:\\.\\d+)?|${named}|an?(?= (?:hour|day|night|week|fortnight|month|term|year|minute)s?(?: |$)))`;
const unit =
  '(?:(?:working|school|academic|calendar|full|consecutive) )?(?<unit>second|minute|hour|day|night|week|fortnight|month|half term|quarter|term|year)s?';
const most =
  'within|in under|in less than|less than|fewer than|under|at most|no more than|not more than|up to|(?:a )?maximum of|no longer than|not longer than|not exceeding|no later than|not later than|after|in|by';
const least = 'at least|no fewer than|no less than|not less than|(?:a )?minimum of|more than|over|longer than';

const withDirection = new RegExp(`(?:(?<most>${most})|(?<least>${least})) ${amount}(?: ${unit})?(?= |$)`, 'y');
const bareTime = new RegExp(`${amount} ${unit}(?= |$)`, 'y');
const bareLetters = new RegExp(`${amount}(?= (?:characters|letters|digits|symbols|words)(?: |$))`, 'y');
const often = new RegExp(
  `(?:(?<times>once|twice|(?:${named}|\\d+) times) (?:a|an|per|each|every|in every|in each) |(?:every|each) (?:${amount} )?)${unit}(?= |$)`,
  'y',
);
const adverb = new RegExp(`(?:${Object.keys(adverbs).join('|')})(?= |$)`, 'y');
const clock =
  /(?<by>by|before|no later than|not later than) (?:(?<hour>\d{1,2})(?:[.:](?<minute>\d\d))?(?: (?<half>am|pm))?|(?<noon>noon|midday)|(?<night>midnight))(?= |$)/y;

/** The amount that stands at this place of a text in small letters, and how many letters it takes. */
export function quantityAt(text: string, at: number): { readonly quantity: Quantity; readonly length: number } | null {
  for (const [shape, value] of haste) {
    const match = matchAt(shape, text, at);
    if (match) return { quantity: { measure: 'most', unit: 'time', value }, length: match[0].length };
  }
  const time = matchAt(clock, text, at);
  if (time?.groups && (time.groups['half'] || time.groups['minute'] || !time.groups['hour'])) {
    return { quantity: { measure: 'most', unit: 'clock', value: clockHours(time.groups) }, length: time[0].length };
  }
  const rate = matchAt(often, text, at);
  if (rate) return { quantity: { measure: 'every', unit: 'time', value: interval(rate) }, length: rate[0].length };
  const how = matchAt(adverb, text, at);
  if (how) return { quantity: { measure: 'every', unit: 'time', value: adverbs[how[0]] ?? 0 }, length: how[0].length };
  const directed = matchAt(withDirection, text, at);
  // "by 12" and "in 3" need a unit to be an amount.
  if (directed?.groups && (directed.groups['unit'] || !/^(?:in|by|after) /.test(directed[0]))) {
    return { quantity: amountOf(directed, directed.groups['most'] ? 'most' : 'least'), length: directed[0].length };
  }
  const bare = matchAt(bareTime, text, at);
  if (bare) return { quantity: amountOf(bare, 'bare'), length: bare[0].length };
  const letters = matchAt(bareLetters, text, at);
  return letters ? { quantity: amountOf(letters, 'least'), length: letters[0].length } : null;
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

function amountOf({ groups = {} }: RegExpExecArray, measure: Quantity['measure']): Quantity {
  const value = numberOf(groups['amount']);
  const name = groups['unit'];
  return name === undefined
    ? { measure, unit: 'count', value }
    : { measure, unit: 'time', value: value * (hours[name] ?? 0) };
}

function interval({ groups = {} }: RegExpExecArray): number {
  const { times, amount: every, unit: name = '' } = groups;
  const spell = hours[name] ?? 0;
  if (times === undefined) return spell * numberOf(every);
  const count = times === 'once' ? 1 : times === 'twice' ? 2 : numberOf(times.replace(/ times$/, ''));
  return spell / count;
}

function numberOf(word: string | undefined): number {
  if (word === undefined || /^an?$/.test(word)) return 1;
  const place = small.indexOf(word);
  return place >= 0 ? place : (large[word] ?? Number(word));
}

function clockHours({ hour, minute, half, noon, night }: Record<string, string | undefined>): number {
  if (noon) return 12;
  if (night) return 24;
  return (
    (Number(hour) % 12) + (half === 'pm' ? 12 : half === 'am' || Number(hour) < 12 ? 0 : 12) + Number(minute ?? 0) / 60
  );
}
