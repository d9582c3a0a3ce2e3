import type { Closure, School } from '#src/domain/school.ts';
import { type Fallback, schoolTexts } from '#strings/school.ts';

const fallbacks: readonly Fallback[] = ['mail', 'plain-mail', 'slip'];

/** What stands in the form, finished or not. A closure's key is its own for as long as the page is open. */
export type SchoolForm = Omit<School, 'closures' | 'fallbacks'> & {
  readonly closures: readonly (Closure & { readonly key: number })[];
  /** All of them, in their order; those that are off keep their place. */
  readonly fallbacks: readonly { readonly rung: Fallback; readonly isOn: boolean }[];
};

export function formOf(school: School): SchoolForm {
  const off = fallbacks.filter((rung) => !school.fallbacks.includes(rung));
  return {
    ...school,
    closures: sorted(school.closures).map((closure, key) => ({ ...closure, key })),
    fallbacks: [
      ...school.fallbacks.map((rung) => ({ rung, isOn: true })),
      ...off.map((rung) => ({ rung, isOn: false })),
    ],
  };
}

/** What is kept: closures by their days. */
export function schoolOf(form: SchoolForm): School {
  return {
    ...form,
    closures: sorted(form.closures.map(({ name, from, until }) => ({ name: name.trim(), from, until }))),
    fallbacks: form.fallbacks.filter(({ isOn }) => isOn).map(({ rung }) => rung),
  };
}

function sorted<One extends Closure>(closures: readonly One[]): One[] {
  return [...closures].sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
}

/** Whether the form says what is kept already. */
export function isSaved(form: SchoolForm, school: School): boolean {
  return JSON.stringify(schoolOf(form)) === JSON.stringify(schoolOf(formOf(school)));
}

export type SchoolProblems = {
  readonly closures: ReadonlyMap<number, Partial<Record<'name' | 'from' | 'until', string>>>;
  readonly hours: string | null;
  readonly count: number;
};

/** What has to be put right before it can be kept. */
export function problemsOf({ closures, chaseFrom, chaseUntil }: SchoolForm): SchoolProblems {
  const { name: nameMissing, from: fromMissing, until: untilMissing, order, hours } = schoolTexts.problem;
  const found = closures.map(({ key, name, from, until }) => {
    const problems = {
      ...(name.trim() === '' ? { name: nameMissing } : {}),
      ...(from === '' ? { from: fromMissing } : {}),
      ...(until === '' ? { until: untilMissing } : from !== '' && until < from ? { until: order } : {}),
    };
    return [key, problems] as const;
  });
  const areHoursWrong = chaseFrom >= chaseUntil;
  const inClosures = found.reduce((sum, [, problems]) => sum + Object.keys(problems).length, 0);
  return {
    closures: new Map(found),
    hours: areHoursWrong ? hours : null,
    count: inClosures + (areHoursWrong ? 1 : 0),
  };
}

/** With one way moved a place up (-1) or down (1). */
export function moveFallback(form: SchoolForm, rung: Fallback, by: -1 | 1): SchoolForm {
  const at = form.fallbacks.findIndex((one) => one.rung === rung);
  const one = form.fallbacks[at];
  const other = form.fallbacks[at + by];
  if (!one || !other) return form;
  return {
    ...form,
    fallbacks: form.fallbacks.map((here, place) => (place === at ? other : place === at + by ? one : here)),
  };
}

/** With an empty line for another closure. */
export function addClosure(form: SchoolForm): SchoolForm {
  const key = Math.max(-1, ...form.closures.map((closure) => closure.key)) + 1;
  return { ...form, closures: [...form.closures, { key, name: '', from: '', until: '' }] };
}
