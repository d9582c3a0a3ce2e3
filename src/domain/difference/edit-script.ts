import type { PublishedWords } from '../published-words.ts';
import { alignEntries } from './align-entries.ts';
import { assembled, type Entry, entriesOf, type Frame } from './entries.ts';
import { alignWords, applySteps, stepsOf, type WordStep } from './word-edit.ts';

type Header = Omit<PublishedWords, 'sections' | 'declarations' | 'signatureFields'>;

/**
 * One place of the new version. `from` names the entries of the old version whose words it takes; `words` says how they
 * change, null where they stay to the letter. One entry that became several has several frames, in the reading order of
 * the new version.
 */
export type ScriptStep = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly frames: readonly Frame[];
  readonly words: readonly WordStep[] | null;
};

/** Makes one version of the other, to the letter, numbers and ids included. */
export type EditScript = {
  /** Title, dates, audiences and the like: what is set anew, and what is no longer there. */
  readonly header: { readonly set: Partial<Header>; readonly dropped: readonly (keyof Header)[] };
  readonly steps: readonly ScriptStep[];
};

/** The alignment beneath `compareVersions`, written so that a program can follow it. */
export function editScript(before: PublishedWords, after: PublishedWords): EditScript {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  const matches = alignEntries(old, fresh);
  const matched = new Set(matches.flatMap(({ to }) => to));
  const put = fresh.flatMap((_, index) => (matched.has(index) ? [] : [{ from: [], to: [index] }]));
  const all = [...matches, ...put];
  const steps = all.map(({ from, to }): ScriptStep => {
    const [olds, news] = [pick(old, from), pick(fresh, to)];
    const [was, is] = [olds.map(({ words }) => words), news.map(({ words }) => words)];
    const same = was.length === 1 && is.length === 1 && was[0] === is[0];
    return { from, to, frames: news.map(({ frame }) => frame), words: same ? null : stepsOf(alignWords(was, is)) };
  });
  return { header: headerChange(headerOf(before), headerOf(after)), steps: steps.sort((a, b) => first(a) - first(b)) };
}

export function applyScript(before: PublishedWords, { header, steps }: EditScript): PublishedWords {
  const old = entriesOf(before);
  const parts = steps.flatMap(({ from, to, frames, words }) => {
    const texts = pick(old, from).map((entry) => entry.words);
    const fresh = words === null ? texts : applySteps(texts, words);
    return frames.map((frame, index) => ({ at: to[index] ?? 0, frame, words: fresh[index] ?? '' }));
  });
  const kept = Object.entries(headerOf(before)).filter(([name]) => !header.dropped.some((each) => each === name));
  return {
    ...(Object.fromEntries(kept) as Header),
    ...header.set,
    ...assembled(parts.sort((a, b) => a.at - b.at)),
  };
}

function headerOf({ sections: _, declarations: __, signatureFields: ___, ...header }: PublishedWords): Header {
  return header;
}

function headerChange(before: Header, after: Header): EditScript['header'] {
  const was = new Map<string, unknown>(Object.entries(before));
  const set = Object.entries(after).filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value));
  const dropped = (Object.keys(before) as (keyof Header)[]).filter((name) => !(name in after));
  return { set: Object.fromEntries(set), dropped };
}

function first({ to }: ScriptStep): number {
  return to[0] ?? 0;
}

function pick(entries: readonly Entry[], indexes: readonly number[]): readonly Entry[] {
  return indexes.flatMap((index) => entries[index] ?? []);
}
