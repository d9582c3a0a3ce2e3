import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttestationRow, ComplianceListRow, RegisterItem, RegisterWrite } from '#server/adapters/ports.ts';
import { provisionRegister } from '#server/adapters/sharepoint/provision.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';
import { attestationRow, complianceRow } from './register-rows.ts';

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
  await provisionRegister(microsoft.graph, microsoft.settings.sharePointSiteId);
});
afterEach(() => microsoft.close());

const items = async (list: string) => (await microsoft.control.list(list)).items;

async function write(one: RegisterWrite) {
  const [outcome] = await microsoft.register.write([one], 'bulk');
  return outcome;
}
const attest = (row: AttestationRow, known: RegisterItem | null = null) => write({ list: 'attestations', row, known });
const comply = (row: ComplianceListRow, known: RegisterItem | null = null) => write({ list: 'compliance', row, known });

async function written(outcome: ReturnType<typeof write>): Promise<RegisterItem> {
  const one = await outcome;
  if (one?.kind !== 'written') throw new Error(`The row was ${JSON.stringify(one)}`);
  return one.item;
}
const busy = (retryAfter: number) => ({ kind: 'busy', retryAfter });

describe('an attestation', () => {
  test('is one row that says who, what, which words, when, how and where in the ledger', async () => {
    const { itemId, revision } = await written(attest(attestationRow()));
    const [item, ...rest] = await items('Attestations');
    expect(rest).toEqual([]);
    expect(item).toMatchObject({ id: itemId, eTag: revision });
    expect(item?.fields).toMatchObject({
      Title: "Niamh O'Brien accepted Staff Code of Conduct",
      Person: "Niamh O'Brien",
      Email: 'niamh@oakfield.example',
      Policy: 'Staff Code of Conduct',
      PolicyVersion: '2026-27',
      Outcome: 'Accepted',
      Channel: 'teams-card',
      Receipt: 'K7QM-3WRT',
      Declarations: 'I agree to follow this code.\nYes',
      Fields: "Print name: Niamh O'Brien",
      TenantId: attestationRow().tenantId,
      ObjectId: attestationRow().objectId,
      VersionHash: 'ab'.repeat(32),
      LedgerNumber: 42,
      LedgerHash: 'cd'.repeat(32),
      Key: attestationRow().key,
      Proof: '{"v":1}',
    });
    expect(String(item?.fields.AcceptedAt)).toMatch(/^2026-09-01T08:41:07(\.123)?Z$/);
  });

  test('written again leaves the row that stands untouched, and says which', async () => {
    const item = await written(attest(attestationRow()));
    expect(await attest(attestationRow({ receiptCode: 'OTHER' }))).toEqual({ kind: 'stands', item });
    expect((await items('Attestations')).map(({ fields }) => fields.Receipt)).toEqual(['K7QM-3WRT']);
  });

  test('written many times at once is one row', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => attest(attestationRow())));
    expect(outcomes.filter((one) => one?.kind === 'written')).toHaveLength(1);
    expect(new Set(outcomes.map((one) => one && 'item' in one && one.item.itemId)).size).toBe(1);
    expect(await items('Attestations')).toHaveLength(1);
  });

  test.each([
    ['a server error', { status: 500 }],
    ['a gateway that gave up', { status: 504 }],
  ])('whose answer was lost is found, not written twice: %s', async (_, fault) => {
    await microsoft.control.fail({ method: 'POST', path: '/items', times: 1, before: false, ...fault });
    const outcome = await attest(attestationRow());
    expect(outcome).toMatchObject({ kind: 'stands', item: { itemId: (await items('Attestations'))[0]?.id } });
    expect(await items('Attestations')).toHaveLength(1);
  });

  test.each([429, 503])('waits for SharePoint as long as it asked, without a second call: %i', async (status) => {
    await microsoft.control.fail({ method: 'POST', path: '/items', status, times: 1, retryAfter: 17 });
    expect(await attest(attestationRow())).toEqual(busy(17));
    expect(microsoft.waits).toEqual([]);
  });

  test('of a very long title or text is shortened to what SharePoint holds, and says so', async () => {
    await written(attest(attestationRow({ policyTitle: 'P'.repeat(2_000), declarations: 'D'.repeat(90_000) })));
    const [item] = await items('Attestations');
    expect(String(item?.fields.Policy)).toMatch(/^P{254}…$/);
    expect(String(item?.fields.Title)).toHaveLength(255);
    expect(String(item?.fields.Declarations)).toMatch(/whole in the receipt\)$/);
  });
});

describe('rows that go together', () => {
  const many = Array.from({ length: 20 }, (_, index) => attestationRow({ key: `key ${index}` }));
  const batch = () =>
    microsoft.register.write(
      many.map((row) => ({ list: 'attestations', row, known: null })),
      'bulk',
    );

  test('are judged one by one: what is refused of one is not held against the others', async () => {
    await microsoft.control.fail({ method: 'POST', path: '/items', status: 429, times: 1, retryAfter: 9 });
    await microsoft.control.fail({ method: 'POST', path: '/items', status: 403, times: 1 });
    const outcomes = await batch();
    expect(outcomes.map(({ kind }) => kind)).toEqual(['busy', 'refused', ...Array(18).fill('written')]);
    expect(outcomes[1]).toMatchObject({ reason: expect.stringMatching(/403 accessDenied.+may write to them/) });
    expect(await items('Attestations')).toHaveLength(18);
  });

  test('whose one answer was lost as a whole are all left for later, and then found', async () => {
    await microsoft.control.fail({ method: 'POST', path: 'batch', status: 500, times: 1, before: false, drop: true });
    expect(await batch()).toEqual(many.map(() => busy(5)));
    expect((await batch()).map(({ kind }) => kind)).toEqual(many.map(() => 'stands'));
    expect(await items('Attestations')).toHaveLength(20);
  });
});

describe('a row of compliance', () => {
  test('is made when somebody is asked, and turns to Accepted', async () => {
    const asked = await written(comply(complianceRow()));
    expect((await items('Compliance'))[0]?.fields).toMatchObject({
      Standing: 'Outstanding',
      DueOn: '2026-09-04',
      Groups: 'All staff\nTeaching staff',
    });
    const accepted = complianceRow({
      standing: 'accepted',
      acceptedAt: '2026-09-01T08:41:07.000Z',
      channel: 'web',
      receiptCode: 'K7QM-3WRT',
    });
    const after = await written(comply(accepted, asked));
    const rows = await items('Compliance');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: asked.itemId, eTag: after.revision });
    expect(rows[0]?.fields).toMatchObject({ Standing: 'Accepted', Receipt: 'K7QM-3WRT', Channel: 'web' });
    expect(after.revision).not.toBe(asked.revision);
  });

  test('takes back what does not hold any more', async () => {
    const accepted = { standing: 'accepted', receiptCode: 'K7QM-3WRT', acceptedAt: '2026-09-01T08:41:07Z' } as const;
    const item = await written(comply(complianceRow(accepted)));
    await written(comply(complianceRow({ standing: 'closed' }), item));
    const fields = (await items('Compliance'))[0]?.fields;
    expect(fields?.Standing).toBe('Closed');
    expect(fields?.Receipt ?? null).toBeNull();
    expect(fields?.AcceptedAt ?? null).toBeNull();
  });

  test('that is not as it was known is not written over: whoever writes is told how it stands', async () => {
    const asked = await written(comply(complianceRow()));
    const overdue = await written(comply(complianceRow({ standing: 'overdue' }), asked));
    expect(await comply(complianceRow({ standing: 'accepted' }), asked)).toEqual({ kind: 'stands', item: overdue });
    expect((await items('Compliance')).map(({ fields }) => fields.Standing)).toEqual(['Overdue']);
  });

  test('that somebody deleted is said to be gone', async () => {
    expect(await comply(complianceRow(), { itemId: '999', revision: '"gone,1"' })).toEqual({ kind: 'gone' });
  });

  test('is read back as it was written, and says which columns differ', async () => {
    const item = await written(comply(complianceRow()));
    const pages = [];
    for await (const page of microsoft.register.pages('compliance')) pages.push(...page);
    const [row] = pages;
    if (!row) throw new Error('There is no row');
    expect(row).toMatchObject({ item, key: complianceRow().key, dueOn: '2026-09-04', proof: '{"v":1}' });
    const differences = (given: Partial<ComplianceListRow>) =>
      microsoft.register.differences({ list: 'compliance', row: complianceRow(given) }, row);
    expect(differences({})).toEqual([]);
    expect(differences({ askedAt: '2026-08-25T09:00:00.900Z' })).toEqual([]);
    expect(differences({ standing: 'accepted', receiptCode: 'K7QM-3WRT' })).toEqual(['Standing', 'Receipt']);
  });
});

describe('what changed in a list', () => {
  test('is told from a link on, removed rows too, and a lost link is said to be lost', async () => {
    const { register, control } = microsoft;
    await written(comply(complianceRow({ key: 'one' })));
    const before = await register.changes('compliance', null);
    expect(before?.rows).toEqual([]);
    const second = await written(comply(complianceRow({ key: 'two' })));
    const after = await register.changes('compliance', before?.deltaLink ?? '');
    expect(after?.rows.map(({ key }) => key)).toEqual(['two']);
    await register.remove('compliance', second);
    const last = await register.changes('compliance', after?.deltaLink ?? '');
    expect([last?.rows, last?.removed]).toEqual([[], [second.itemId]]);
    await control.fail({ path: 'delta', method: 'GET', status: 410, times: 1 });
    expect(await register.changes('compliance', last?.deltaLink ?? '')).toBeNull();
  });
});

test('the links lead to both lists', async () => {
  expect(await microsoft.register.links()).toEqual({
    attestations: expect.stringMatching(/^https?:\/\/.+Attestations$/),
    compliance: expect.stringMatching(/^https?:\/\/.+Compliance$/),
  });
});

test('a site without the lists has no links, and says what to do', async () => {
  const bare = await openMicrosoft();
  expect(await bare.register.links()).toEqual({ attestations: null, compliance: null });
  const add = () => bare.register.write([{ list: 'attestations', row: attestationRow(), known: null }], 'bulk');
  expect(await add()).toMatchObject([{ kind: 'refused', reason: expect.stringContaining('set up the register') }]);
  await provisionRegister(bare.graph, bare.settings.sharePointSiteId);
  expect(await add()).toMatchObject([{ kind: 'written' }]);
  await bare.close();
});
