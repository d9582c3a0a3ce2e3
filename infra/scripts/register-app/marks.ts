import type { Application } from './application.ts';
import { isKind, type Part } from './parts.ts';

/** What the script made is written into the registration's own tags, so that undoing needs no file of anybody's. */
const prefix = 'countersign:';
/** On a registration that the script made as a whole. */
export const madeMark = `${prefix}made`;
/** On a registration whose service principal the script made. */
export const principalMark = `${prefix}added:principal`;
const partPrefix = `${prefix}added:part:`;

export function markOf({ kind, value }: Part): string {
  return `${partPrefix}${kind}:${value}`;
}

/** The parts that were added to a registration that stood before. */
export function markedParts({ tags }: Application): readonly Part[] {
  return tags.flatMap((tag) => {
    if (!tag.startsWith(partPrefix)) return [];
    const rest = tag.slice(partPrefix.length);
    const colon = rest.indexOf(':');
    const kind = rest.slice(0, colon);
    return isKind(kind) ? [{ kind, value: rest.slice(colon + 1) }] : [];
  });
}

export function withMarks(application: Application, marks: readonly string[]): Application {
  return { ...application, tags: [...new Set([...application.tags, ...marks])] };
}

export function withoutMarks(application: Application): Application {
  return { ...application, tags: application.tags.filter((tag) => !tag.startsWith(prefix)) };
}
