import type { Change, ChangeKind, VersionDifference } from '#src/domain/difference/types.ts';
import { momentWords } from '#src/domain/moment-words.ts';
import { countChanges, inOrderOfWeight } from '#src/domain/shown-changes.ts';
import { cardTexts } from '#src/strings/en/cards.ts';
import { versionWords } from './asked-policy.ts';
import type { Element, RichTextBlock, TextRun } from './elements.ts';
import { escapeMarkdown, oneLine, policyWords, shortened, words } from './plain-text.ts';

/** What changed for one person since the version they accepted. */
export type CardChanges = {
  readonly kind: ChangeKind;
  readonly reason: string | null;
  /** ISO 8601 in UTC. */
  readonly acceptedAt: string;
  readonly from: { readonly number: number; readonly label: string | null };
  readonly difference: VersionDifference;
};

/** A card is read at a glance: the rest stands in the tab. */
const mostShown = 5;
const longestText = 280;
const texts = cardTexts.changes;

export function changesOnCard(changes: CardChanges | null): readonly Element[] {
  if (!changes) return [];
  const ordered = inOrderOfWeight(changes.difference);
  const more = ordered.length - mostShown;
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'medium',
      items: [
        words(changesTitle(changes), { weight: 'bolder' }),
        words(changes.kind === 'minor' ? texts.minorAdvice : texts.counts(countChanges(changes.difference)), {
          spacing: 'small',
        }),
        ...(changes.reason ? [words(texts.reason(escapeMarkdown(changes.reason)), { spacing: 'small' })] : []),
        ...ordered.slice(0, mostShown).map(changeLine),
        ...(more > 0 ? [words(texts.more(more), { spacing: 'small', isSubtle: true })] : []),
      ],
    },
  ];
}

export function changesTitle({ kind, from, acceptedAt }: CardChanges): string {
  const version = versionWords({ versionLabel: from.label, versionNumber: from.number });
  const day = momentWords(acceptedAt);
  return kind === 'minor'
    ? texts.minorTitle(escapeMarkdown(version))
    : texts.title(escapeMarkdown(shortened(version, 100)), day);
}

function changeLine(change: Change): RichTextBlock {
  const name: TextRun = { type: 'TextRun', text: `${texts.kinds[change.kind]}: `, weight: 'bolder' };
  return { type: 'RichTextBlock', spacing: 'small', inlines: [name, ...changedWords(change)] };
}

/** A colour alone says nothing: what was taken out is struck through, what is new is bold. */
function changedWords(change: Change): readonly TextRun[] {
  if (change.kind !== 'reworded') return [plainRun((change.kind === 'removed' ? change.before : change.after).text)];
  const length = change.words.reduce((sum, { text }) => sum + text.length, 0);
  if (length > longestText) return [plainRun(change.after.text)];
  return change.words.map(({ kind, text }): TextRun => {
    const shown = policyWords(text);
    if (kind === 'added') return { type: 'TextRun', text: shown, weight: 'bolder' };
    if (kind === 'removed') return { type: 'TextRun', text: shown, strikethrough: true, isSubtle: true };
    return { type: 'TextRun', text: shown };
  });
}

function plainRun(text: string): TextRun {
  return { type: 'TextRun', text: shortened(oneLine(policyWords(text)), longestText) };
}

/** The same in plain sentences, for the page of a mail. */
export function changeSentences({ difference }: CardChanges): readonly string[] {
  const ordered = inOrderOfWeight(difference);
  const shown = ordered.slice(0, mostShown).map((change) => {
    const { text } = change.kind === 'removed' ? change.before : change.after;
    return `${texts.kinds[change.kind]}: ${shortened(oneLine(policyWords(text)), longestText)}`;
  });
  const more = ordered.length - mostShown;
  return more > 0 ? [...shown, texts.more(more)] : shown;
}
