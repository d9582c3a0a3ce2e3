import { diffArrays } from 'diff';
import { type Token, tokensOf } from './plain-words.ts';
import type { WordPiece } from './types.ts';

/** A run of words that stayed, came or went. A run that stayed may be printed differently: other quotes, other spaces. */
type Run = { readonly kind: WordPiece['kind']; readonly before: readonly Token[]; readonly after: readonly Token[] };

/**
 * How the words of one or more texts become those of one or more others: keep or drop so many words, put these, begin
 * the next text.
 */
export type WordStep =
  | { readonly keep: number }
  | { readonly drop: number }
  | { readonly put: string }
  | { readonly next: true };

/** Where one text ends and the next begins, when a clause was split in two or two became one. */
const boundary: Token = { raw: '\n', key: '\n' };

/** Above this many changed words no finer alignment is looked for: the middle went and another came. */
const mostChangedWords = 2000;

export function alignWords(before: readonly string[], after: readonly string[]): readonly Run[] {
  const old = joined(before);
  const fresh = joined(after);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const { removed, added, same } of hunksOf(keysOf(old), keysOf(fresh))) {
    if (removed > 0) runs.push({ kind: 'removed', before: old.slice(i, i + removed), after: [] });
    if (added > 0) runs.push({ kind: 'added', before: [], after: fresh.slice(j, j + added) });
    [i, j] = [i + removed, j + added];
    if (same > 0) runs.push({ kind: 'same', before: old.slice(i, i + same), after: fresh.slice(j, j + same) });
    [i, j] = [i + same, j + same];
  }
  return runs;
}

/** What a person reads: the words that stayed as they are printed now, and between them those that went and came. */
export function piecesOf(runs: readonly Run[]): readonly WordPiece[] {
  return withoutCrumbs(runs).map(({ kind, before, after }, index, all) => {
    if (kind !== 'removed') return { kind, text: textOf(after) };
    // "screen where possible." lost its end: the space before it went with it.
    const last = all[index - 1];
    const gap = last?.kind === 'same' && !/\s$/.test(textOf(last.after)) ? /\s*$/.exec(textOf(last.before)) : null;
    return { kind, text: `${gap?.[0] ?? ''}${textOf(before)}` };
  });
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join('');
}

/** What a program follows, to the letter. */
export function stepsOf(runs: readonly Run[]): readonly WordStep[] {
  const steps: WordStep[] = [];
  const put = (tokens: readonly Token[]): void => {
    for (const each of tokens) {
      const last = steps.at(-1);
      if (each === boundary) steps.push({ next: true });
      else if (last && 'put' in last) steps[steps.length - 1] = { put: last.put + each.raw };
      else steps.push({ put: each.raw });
    }
  };
  const count = (name: 'keep' | 'drop'): void => {
    const sofar = countIn(steps.at(-1), name);
    if (sofar > 0) steps.pop();
    steps.push(name === 'keep' ? { keep: sofar + 1 } : { drop: sofar + 1 });
  };
  for (const { before, after } of runs) {
    for (let k = 0; k < Math.max(before.length, after.length); k++) {
      const [old, fresh] = [before[k], after[k]];
      if (old !== undefined && old.raw === fresh?.raw) count('keep');
      else {
        if (old !== undefined) count('drop');
        if (fresh !== undefined) put([fresh]);
      }
    }
  }
  return steps;
}

function countIn(step: WordStep | undefined, name: 'keep' | 'drop'): number {
  if (step === undefined) return 0;
  if (name === 'keep') return 'keep' in step ? step.keep : 0;
  return 'drop' in step ? step.drop : 0;
}

export function applySteps(before: readonly string[], steps: readonly WordStep[]): readonly string[] {
  const texts = [''];
  const write = (text: string): void => {
    texts[texts.length - 1] += text;
  };
  const old = joined(before);
  let i = 0;
  for (const step of steps) {
    if ('put' in step) write(step.put);
    else if ('drop' in step) i += step.drop;
    else if ('next' in step) texts.push('');
    else {
      for (const kept of old.slice(i, i + step.keep)) {
        if (kept === boundary) texts.push('');
        else write(kept.raw);
      }
      i += step.keep;
    }
  }
  return texts;
}

function joined(texts: readonly string[]): readonly Token[] {
  return texts.flatMap((text, index) => (index === 0 ? tokensOf(text) : [boundary, ...tokensOf(text)]));
}

function keysOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ key }) => key);
}

export type Hunk = { readonly removed: number; readonly added: number; readonly same: number };

/** Removed, added and then same, again and again. Both directions give the same alignment, mirrored. */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const mirrored = before.join('\n') > after.join('\n');
  const [left, right] = mirrored ? [after, before] : [before, after];
  const found = diffArrays([...left], [...right], { maxEditLength: mostChangedWords });
  if (found === undefined) return wholeMiddle(before, after);
  const hunks: { removed: number; added: number; same: number }[] = [];
  for (const { added, removed, count } of found) {
    const last = hunks.at(-1);
    const hunk = last === undefined || last.same > 0 ? { removed: 0, added: 0, same: 0 } : last;
    if (hunk !== last) hunks.push(hunk);
    if (!added && !removed) hunk.same += count;
    else if (added !== mirrored) hunk.added += count;
    else hunk.removed += count;
  }
  return hunks;
}

function wholeMiddle(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    { removed: 0, added: 0, same: start },
    { removed: before.length - start - end, added: after.length - start - end, same: end },
  ];
}

const crumb = /^(?:\W|and|or|of|to|the|a|an|in|on|for|is|are|be|that|with|by|i)$/iu;

/** Two changes with one small word between them read better as one change. */
function withoutCrumbs(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  let [gone, come]: [Token[], Token[]] = [[], []];
  const flush = (): void => {
    if (gone.length > 0) merged.push({ kind: 'removed', before: gone, after: [] });
    if (come.length > 0) merged.push({ kind: 'added', before: [], after: come });
    [gone, come] = [[], []];
  };
  for (const [index, run] of runs.entries()) {
    const next = runs.slice(index + 1, index + 3).map(({ kind }) => kind);
    const [only, more] = run.before;
    const between = gone.length > 0 && come.length > 0 && next.includes('removed') && next.includes('added');
    if (run.kind === 'same' && !(between && only && !more && crumb.test(only.key))) {
      flush();
      merged.push(run);
    } else {
      gone.push(...run.before);
      come.push(...run.after);
    }
  }
  flush();
  return merged;
}
