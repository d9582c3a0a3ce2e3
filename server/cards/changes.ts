import type { Change, ChangeKind, PlacedText, VersionDifference } from '#src/domain/difference/types.ts';
import type { Language } from '#src/domain/language.ts';
import { countChanges, inOrderOfWeight, leadInOf } from '#src/domain/shown-changes.ts';
import { type MessageTexts, messageTexts } from '#src/strings/messages.ts';
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
const longestLeadIn = 100;

export function changesOnCard(changes: CardChanges | null, language: Language): readonly Element[] {
  if (!changes) return [];
  const texts = messageTexts(language);
  const own = texts.cardTexts.changes;
  const ordered = inOrderOfWeight(changes.difference);
  const shown = ordered.slice(0, mostShown);
  const more = ordered.length - shown.length;
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'medium',
      items: [
        words(escapeMarkdown(changesTitle(changes, language)), { weight: 'bolder' }),
        words(changes.kind === 'minor' ? own.minorAdvice : own.counts(countChanges(changes.difference)), {
          spacing: 'small',
        }),
        ...(changes.reason ? [words(own.reason(escapeMarkdown(changes.reason)), { spacing: 'small' })] : []),
        ...shown.map((change) => changeLine(change, texts)),
        ...(more > 0 ? [words(own.more(more), { spacing: 'small', isSubtle: true })] : []),
        ...(shown.some(isMarked) ? [words(own.legend, { size: 'small', spacing: 'small', isSubtle: true })] : []),
      ],
    },
  ];
}

export function changesTitle({ kind, from, acceptedAt }: CardChanges, language: Language): string {
  const { cardTexts, momentDay } = messageTexts(language);
  const named = versionWords({ language, versionLabel: from.label, versionNumber: from.number });
  const version = shortened(oneLine(named), 100);
  return kind === 'minor'
    ? cardTexts.changes.minorTitle(version)
    : cardTexts.changes.title(version, momentDay(acceptedAt));
}

function changeLine(change: Change, texts: MessageTexts): RichTextBlock {
  const place = placeOf(change);
  const name: TextRun = { type: 'TextRun', text: `${nameOf(change, texts)}: `, weight: 'bolder' };
  const leadIn = leadWords(place);
  const lead: readonly TextRun[] = leadIn === '' ? [] : [{ type: 'TextRun', text: leadIn, isSubtle: true }];
  return { type: 'RichTextBlock', spacing: 'small', inlines: [name, ...lead, ...changedWords(change, texts)] };
}

function leadWords(place: PlacedText): string {
  const leadIn = leadInOf(place);
  return leadIn === null ? '' : `${shortened(oneLine(policyWords(leadIn)), longestLeadIn)} `;
}

/** A change beside the clauses says what changed: "Reworded, Next review". */
function nameOf(change: Change, { cardTexts, partName }: MessageTexts): string {
  return [cardTexts.changes.kinds[change.kind], partName(placeOf(change))].filter((part) => part !== '').join(', ');
}

function placeOf(change: Change): PlacedText {
  return change.kind === 'removed' ? change.before : change.after;
}

/** Whether the words of a change are marked one by one: longer ones are shown as they read now. */
function isMarked(change: Change): change is Extract<Change, { kind: 'reworded' }> {
  return change.kind === 'reworded' && change.words.reduce((sum, { text }) => sum + text.length, 0) <= longestText;
}

/** A colour alone says nothing: what was taken out is struck through, what is new is bold. */
function changedWords(change: Change, { shownText }: MessageTexts): readonly TextRun[] {
  if (!isMarked(change)) return [plainRun(shownText(placeOf(change)))];
  return change.words.flatMap(({ kind, text }, index): readonly TextRun[] => {
    const shown = policyWords(shownText({ ...change.after, text }));
    if (kind === 'same' || shown.trim() === '') return [{ type: 'TextRun', text: shown }];
    const marked: TextRun =
      kind === 'added'
        ? { type: 'TextRun', text: shown.trimEnd(), weight: 'bolder' }
        : { type: 'TextRun', text: shown.trimEnd(), strikethrough: true, isSubtle: true };
    // Space behind the words is not marked, and what takes the place of others does not touch them.
    const isReplaced = kind === 'removed' && change.words[index + 1]?.kind === 'added';
    const space = shown.slice(shown.trimEnd().length) || (isReplaced ? ' ' : '');
    return space === '' ? [marked] : [marked, { type: 'TextRun', text: space }];
  });
}

function plainRun(text: string): TextRun {
  return { type: 'TextRun', text: shortened(oneLine(policyWords(text)), longestText) };
}

/** The same in plain sentences, for the page of a mail. */
export function changeSentences({ difference }: CardChanges, language: Language): readonly string[] {
  const texts = messageTexts(language);
  const ordered = inOrderOfWeight(difference);
  const shown = ordered.slice(0, mostShown).map((change) => {
    const place = placeOf(change);
    return `${nameOf(change, texts)}: ${leadWords(place)}${shortened(oneLine(policyWords(texts.shownText(place))), longestText)}`;
  });
  const more = ordered.length - mostShown;
  return more > 0 ? [...shown, texts.cardTexts.changes.more(more)] : shown;
}
