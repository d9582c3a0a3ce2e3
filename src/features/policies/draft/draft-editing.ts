import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { draftTexts } from '#strings/draft-review.ts';
import { splitAt } from '../edit/edit-blocks.ts';
import { type Command, runCommand } from '../edit/edit-commands.ts';
import type { Edited, SpotKey } from '../edit/edit-document.ts';
import { makeLocalValue } from '../edit/edit-local-values.ts';
import { saidOf } from './draft-names.ts';
import { type Spot, spotsOf } from './draft-spots.ts';
import type { Draft } from './use-draft.ts';

/** Some characters of the words being typed. */
export type Choice = { readonly from: number; readonly to: number };

export type Editing = {
  readonly spots: readonly Spot[];
  /** The line that is chosen, or the first. */
  readonly current: Spot | null;
  readonly isChosen: boolean;
  /** Where words are being typed, and where the cursor starts there. */
  readonly typing: { readonly key: SpotKey; readonly caret: number | null } | null;
  /** The field they are typed in: it keeps its cursor while a button is pressed. */
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Counts what the focus should follow, so that the page moves it when this changes. */
  readonly moves: number;
  choose(key: SpotKey): void;
  go(to: 'before' | 'after' | 'first' | 'last'): void;
  type(key: SpotKey): void;
  leave(): void;
  /** Puts the focus on the chosen line. */
  focus(): void;
  run(command: Command): void;
  split(): void;
  joinTyping(): void;
  /** True when the chosen words are now filled in by the school. */
  makeLocal(name: string): boolean;
};

/** What a reviewer has under their hand in the policy, and what they do to it. */
export function useEditing({ document, change }: Draft): Editing {
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<SpotKey | null>(null);
  const [typing, setTyping] = useState<Editing['typing']>(null);
  const [moves, setMoves] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const spots = useMemo(() => spotsOf(document), [document]);
  const found = spots.find(({ key }) => key === chosen);
  const current = found ?? spots[0] ?? null;
  const focus = () => setMoves((count) => count + 1);
  const take: Take = (edited, said, caret = null) => {
    if (!edited) return announce(draftTexts.cannot);
    change(edited.document);
    setChosen(edited.spot);
    setTyping(caret === null ? null : { key: edited.spot, caret });
    announce(`${said} ${draftTexts.undo}`);
    focus();
  };
  return {
    spots,
    current,
    isChosen: found !== undefined,
    typing: typing && spots.some(({ key }) => key === typing.key) ? typing : null,
    box,
    moves,
    choose: useCallback((key) => {
      setChosen(key);
      setTyping((now) => (now?.key === key ? now : null));
    }, []),
    go(to) {
      const at = current ? spots.indexOf(current) : 0;
      const last = spots.length - 1;
      const place = { before: Math.max(0, at - 1), after: Math.min(last, at + 1), first: 0, last }[to];
      setChosen(spots[place]?.key ?? null);
      focus();
    },
    type: useCallback((key) => {
      setChosen(key);
      setTyping({ key, caret: null });
    }, []),
    leave() {
      setTyping(null);
      focus();
    },
    focus,
    ...(current ? editsOf(document, current, box, take) : noEdits),
  };
}

type Edits = Pick<Editing, 'run' | 'split' | 'joinTyping' | 'makeLocal'>;

/** Puts an edit into the draft and says what it did; `caret` goes on typing there. */
type Take = (edited: Edited | null, said: string, caret?: number | null) => void;

const noEdits: Edits = { run: () => {}, split: () => {}, joinTyping: () => {}, makeLocal: () => false };

function editsOf(document: PolicyDocument, current: Spot, box: Editing['box'], take: Take): Edits {
  const { block } = current;
  const apply = (command: Command, caret: number | null) => {
    const edited = runCommand(document, current, command);
    const after = edited && spotsOf(edited.document).find(({ key }) => key === edited.spot);
    take(edited, edited ? saidOf(command, current, after ?? null) : '', caret);
  };
  return {
    run: (command) => apply(meantBy(document, current, command), null),
    split() {
      take(block && splitAt(document, block.id, box.current?.selectionStart ?? 0), draftTexts.did.split, 0);
    },
    joinTyping() {
      const before = runCommand(document, current, 'joinBefore')?.spot;
      const end = spotsOf(document).find(({ key }) => key === before)?.block?.text.length ?? 0;
      apply('joinBefore', end);
    },
    makeLocal(name) {
      const edited = block && makeLocalValue(document, block.id, { ...choiceIn(box.current), name });
      if (edited) take(edited, draftTexts.did.local(name));
      return edited !== null;
    },
  };
}

/** One key makes a declaration and takes it back, and a heading turns into a paragraph by joining the section above. */
function meantBy(document: PolicyDocument, current: Spot, command: Command): Command {
  if (command === 'turnHeading' && !current.block) return 'joinBefore';
  return command === 'declare' && !runCommand(document, current, command) ? 'unDeclare' : command;
}

export function choiceIn(box: HTMLTextAreaElement | null): Choice {
  return { from: box?.selectionStart ?? 0, to: box?.selectionEnd ?? 0 };
}
