import { expect, test } from 'vitest';
import {
  attestationsFormats,
  complianceFormats,
  type Expression,
  type FormatElement,
} from '#server/adapters/sharepoint/column-formats.ts';
import { evaluate } from '#server/embedded-tenant/host/sharepoint/format-values.ts';

/** What a reader of the lists sees, by the same rules as the page that draws them. */
function drawn(format: FormatElement | undefined, column: string, fields: Readonly<Record<string, string>>, now: Date) {
  const scope = { fields, current: column, now, currentWeb: 'https://oakfield.sharepoint.example/sites/policies' };
  const value = (expression: Expression) => String(evaluate(expression, scope));
  const visit = ({ txtContent, style = {}, attributes = {}, children = [] }: FormatElement): readonly string[] => {
    if (style['display'] !== undefined && value(style['display']) === 'none') return [];
    const icon = attributes['iconName'] === undefined ? [] : [`(${value(attributes['iconName'])})`];
    return [...icon, ...(txtContent === undefined ? children.flatMap(visit) : [value(txtContent)])];
  };
  return format ? visit(format).join(' ') : '';
}

const dueOn = '2026-09-04';
/** In the time zone of whoever looks. */
const at = (day: number, hour = 9, minute = 0) => new Date(2026, 8, day, hour, minute);

test.each([
  ['Outstanding', at(1), '(Clock) Outstanding', '04/09/2026 in 3 days'],
  ['Outstanding', at(3), '(Clock) Outstanding', '04/09/2026 due tomorrow'],
  ['Outstanding', at(4), '(Clock) Outstanding', '04/09/2026 due today'],
  ['Outstanding', at(4, 23, 59), '(Clock) Outstanding', '04/09/2026 due today'],
  // Nobody wrote the row on the day it became overdue.
  ['Outstanding', at(5, 0, 1), '(Warning) Overdue', '04/09/2026 1 day overdue'],
  ['Overdue', at(14), '(Warning) Overdue', '04/09/2026 10 days overdue'],
  ['Declined', at(14), '(StatusErrorFull) Declined', '04/09/2026'],
  ['Accepted', at(14), '(CompletedSolid) Accepted', '04/09/2026'],
  ['Exempt', at(14), '(Shield) Exempt', '04/09/2026'],
  ['Closed', at(14), '(Lock) Closed', '04/09/2026'],
])('%s, due on the 4th, looked at on %s', (Standing, now, pill, due) => {
  const fields = { Standing, DueOn: dueOn };
  expect(drawn(complianceFormats['Standing'], 'Standing', fields, now)).toBe(pill);
  expect(drawn(complianceFormats['DueOn'], 'DueOn', fields, now)).toBe(due);
});

test('a row without a day says none, an outcome keeps its word, a receipt leads to its row', () => {
  expect(drawn(complianceFormats['DueOn'], 'DueOn', { Standing: 'Closed', DueOn: '' }, at(4))).toBe('');
  const outcome = (Outcome: string) => drawn(attestationsFormats['Outcome'], 'Outcome', { Outcome }, at(4));
  expect([outcome('Accepted'), outcome('Taken back')]).toEqual(['(CompletedSolid) Accepted', '(Undo) Taken back']);
  const receipt = complianceFormats['Receipt'];
  expect(drawn(receipt, 'Receipt', {}, at(4))).toBe('');
  const scope = { fields: { Receipt: 'K7QM-3WRT' }, current: 'Receipt', now: at(4), currentWeb: 'https://x/sites/y' };
  expect(evaluate(receipt?.attributes?.['href'], scope)).toBe(
    'https://x/sites/y/Lists/Attestations/AllItems.aspx?FilterField1=Receipt&FilterValue1=K7QM-3WRT',
  );
});
