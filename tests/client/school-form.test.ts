import { expect, test } from 'vitest';
import { school as contract } from '#src/contract/school.ts';
import { type School, usualSchool } from '#src/domain/school.ts';
import {
  addClosure,
  formOf,
  isSaved,
  moveFallback,
  problemsOf,
  type SchoolForm,
  schoolOf,
} from '#src/features/school/school-form.ts';
import { schoolTexts } from '#src/strings/en/school.ts';

const christmas = { name: 'Christmas holiday', from: '2026-12-21', until: '2027-01-01' };
const halfTerm = { name: 'Autumn half-term', from: '2026-10-26', until: '2026-10-30' };
const kept: School = { ...usualSchool, closures: [christmas], fallbacks: ['mail', 'slip'] };

function withLast(form: SchoolForm, part: Partial<SchoolForm['closures'][number]>): SchoolForm {
  const last = form.closures.length - 1;
  return { ...form, closures: form.closures.map((one, place) => (place === last ? { ...one, ...part } : one)) };
}

test('what is kept comes back as it was, and a form that nobody touched is saved', () => {
  expect(schoolOf(formOf(kept))).toEqual(kept);
  expect(isSaved(formOf(kept), kept)).toBe(true);
  expect(isSaved({ ...formOf(kept), chaseFrom: 9 }, kept)).toBe(false);
});

test('a closure that is added is kept by its days, in the form the server takes', () => {
  const form = withLast(addClosure(formOf(kept)), { ...halfTerm, name: `  ${halfTerm.name} ` });
  expect(isSaved(form, kept)).toBe(false);
  expect(schoolOf(form).closures).toEqual([halfTerm, christmas]);
  expect(contract.safeParse(schoolOf(form)).success).toBe(true);
  expect(problemsOf(form).count).toBe(0);
});

test('what is missing or in the wrong order is said where it stands', () => {
  const empty = addClosure(formOf(kept));
  const key = empty.closures.at(-1)?.key ?? -1;
  const { name, from, until, order, hours } = schoolTexts.problem;
  expect(problemsOf(empty).closures.get(key)).toEqual({ name, from, until });
  expect(problemsOf(empty).closures.get(0)).toEqual({});
  const backwards = withLast(empty, { ...halfTerm, until: '2026-10-25' });
  expect(problemsOf(backwards).closures.get(key)).toEqual({ until: order });
  const night = { ...backwards, chaseFrom: 17, chaseUntil: 17 };
  expect(problemsOf(night)).toMatchObject({ hours, count: 2 });
  for (const wrong of [empty, backwards, night]) expect(contract.safeParse(schoolOf(wrong)).success).toBe(false);
});

test('ways are moved past each other, and one that is off keeps its place until it is on again', () => {
  const form = formOf(kept);
  expect(form.fallbacks.map(({ rung }) => rung)).toEqual(['mail', 'slip', 'plain-mail']);
  expect(schoolOf(moveFallback(form, 'slip', -1)).fallbacks).toEqual(['slip', 'mail']);
  expect(moveFallback(form, 'mail', -1)).toEqual(form);
  const on = { ...form, fallbacks: form.fallbacks.map((one) => ({ ...one, isOn: true })) };
  expect(schoolOf(moveFallback(on, 'plain-mail', -1)).fallbacks).toEqual(['mail', 'plain-mail', 'slip']);
});
