import { declarationType, isClosingDeclaration, isDeclarationHeading, opensDeclarations } from './declarations.ts';
import type { RoledLine } from './line-roles.ts';

/**
 * The items of lists that are declarations and no rules: boxes to tick, what "I have:" leads to, and what stands under a
 * heading that asks for a declaration.
 */
export function declaredItems(lines: readonly RoledLine[]): Set<number> {
  const declared = new Set<number>();
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at]?.role !== 'item') continue;
    const from = at;
    while (lines[at + 1]?.role === 'item' && hasBox(lines[at + 1]) === hasBox(lines[from])) at += 1;
    if (isDeclaredList(lines, from, at + 1)) for (let one = from; one <= at; one += 1) declared.add(one);
  }
  return declared;
}

function isDeclaredList(lines: readonly RoledLine[], from: number, to: number): boolean {
  const items = lines.slice(from, to);
  const lead = lines[from - 1];
  const leadText = lead && (lead.role === 'heading' || lead.role === 'paragraph') ? lead.text : null;
  if (leadText !== null && opensDeclarations(leadText)) return true;
  const spoken = items.filter(({ text }) => declarationType(text) !== null).length;
  if (spoken < items.length / 2) return false;
  if (leadText !== null && (isDeclarationHeading(leadText) || asksToTick(leadText))) return true;
  const closing = items.filter(({ text }) => isClosingDeclaration(text)).length;
  return items.every(hasBox) ? closing > 0 : closing >= items.length / 2;
}

function asksToTick(text: string): boolean {
  return /\b(?:tick|initial|check) (?:each|the|all|every|to|below|box|if)\b|\bplease (?:tick|initial|confirm)\b|\btick (?:boxes|as appropriate)\b/iu.test(
    text,
  );
}

function hasBox(one: RoledLine | undefined): boolean {
  return isBox(one?.mark?.printed ?? '');
}

function isBox(printed: string): boolean {
  return /^[☐☑□❏❐❑❒■✓✔\uF0A8\uF06F\uF071\uF0FE\uF0A3]/u.test(printed) || /^\[\s?x?\]$/iu.test(printed);
}
