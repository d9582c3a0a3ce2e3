import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const busy = (retryAfter: number) => expect.objectContaining({ name: 'RegisterBusy', retryAfter });

describe('an attestation', () => {
  test('is one row that says who, what, which words, when, how and where in the ledger', async () => {
    const { itemId, revision } = await microsoft.register.addAttestation(attestationRow());
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
    });
    expect(String(item?.fields.AcceptedAt)).toMatch(/^2026-09-01T08:41:07(\.123)?Z$/);
  });

  test('written again is the row that stands, untouched', async () => {
    const first = await microsoft.register.addAttestation(attestationRow());
    const second = await microsoft.register.addAttestation(attestationRow({ receiptCode: 'OTHER' }));
    expect(second).toEqual(first);
    expect((await items('Attestations')).map(({ fields }) => fields.Receipt)).toEqual(['K7QM-3WRT']);
  });

  test('written many times at once is one row', async () => {
    const written = await Promise.all(
      Array.from({ length: 6 }, () => microsoft.register.addAttestation(attestationRow())),
    );
    expect(new Set(written.map(({ itemId }) => itemId)).size).toBe(1);
    expect(await items('Attestations')).toHaveLength(1);
  });

  test.each([
    ['a server error', { status: 500 }],
    ['a gateway that gave up', { status: 504 }],
    ['a closed connection', { status: 500, drop: true }],
  ])('whose answer was lost is found, not written twice: %s', async (_, fault) => {
    await microsoft.control.fail({ method: 'POST', path: '/items', times: 1, before: false, ...fault });
    const { itemId } = await microsoft.register.addAttestation(attestationRow());
    expect((await items('Attestations')).map(({ id }) => id)).toEqual([itemId]);
  });

  test('whose call never arrived is left for later', async () => {
    await microsoft.control.fail({ method: 'POST', path: '/items', status: 500, times: 1, drop: true });
    await expect(microsoft.register.addAttestation(attestationRow())).rejects.toEqual(busy(5));
    expect(await items('Attestations')).toEqual([]);
    await microsoft.register.addAttestation(attestationRow());
    expect(await items('Attestations')).toHaveLength(1);
  });

  test.each([429, 503])('waits for SharePoint as long as it asked, without a second call: %i', async (status) => {
    await microsoft.control.fail({ method: 'POST', path: '/items', status, times: 1, retryAfter: 17 });
    await expect(microsoft.register.addAttestation(attestationRow())).rejects.toEqual(busy(17));
    expect(microsoft.waits).toEqual([]);
  });

  test('of a very long title or text is shortened to what SharePoint holds, and says so', async () => {
    await microsoft.register.addAttestation(
      attestationRow({ policyTitle: 'P'.repeat(2_000), declarations: 'D'.repeat(90_000) }),
    );
    const [item] = await items('Attestations');
    expect(String(item?.fields.Policy)).toMatch(/^P{254}…$/);
    expect(String(item?.fields.Title)).toHaveLength(255);
    expect(String(item?.fields.Declarations)).toMatch(/whole in the receipt\)$/);
  });
});

describe('a row of compliance', () => {
  test('is made when somebody is asked, and turns to Accepted', async () => {
    const asked = await microsoft.register.putCompliance(complianceRow(), null);
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
    const after = await microsoft.register.putCompliance(accepted, asked);
    const rows = await items('Compliance');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: asked.itemId, eTag: after.revision });
    expect(rows[0]?.fields).toMatchObject({ Standing: 'Accepted', Receipt: 'K7QM-3WRT', Channel: 'web' });
    expect(after.revision).not.toBe(asked.revision);
  });

  test('takes back what does not hold any more', async () => {
    const accepted = complianceRow({
      standing: 'accepted',
      receiptCode: 'K7QM-3WRT',
      acceptedAt: '2026-09-01T08:41:07Z',
    });
    const item = await microsoft.register.putCompliance(accepted, null);
    await microsoft.register.putCompliance(complianceRow({ standing: 'closed' }), item);
    const fields = (await items('Compliance'))[0]?.fields;
    expect(fields?.Standing).toBe('Closed');
    expect(fields?.Receipt ?? null).toBeNull();
    expect(fields?.AcceptedAt ?? null).toBeNull();
  });

  test('that was changed by hand meanwhile is read once and written again', async () => {
    const asked = await microsoft.register.putCompliance(complianceRow(), null);
    await microsoft.register.putCompliance(complianceRow({ standing: 'overdue' }), asked);
    await microsoft.register.putCompliance(complianceRow({ standing: 'accepted' }), asked);
    expect((await items('Compliance')).map(({ fields }) => fields.Standing)).toEqual(['Accepted']);
  });

  test('that keeps changing under us is left for later', async () => {
    const asked = await microsoft.register.putCompliance(complianceRow(), null);
    await microsoft.control.fail({ method: 'PATCH', path: '/fields', status: 412, times: 2 });
    await expect(microsoft.register.putCompliance(complianceRow({ standing: 'accepted' }), asked)).rejects.toEqual(
      busy(1),
    );
  });

  test('whose item nobody remembers is found by its key and brought up to date', async () => {
    const first = await microsoft.register.putCompliance(complianceRow(), null);
    const second = await microsoft.register.putCompliance(complianceRow({ standing: 'accepted' }), null);
    expect(second.itemId).toBe(first.itemId);
    expect((await items('Compliance')).map(({ fields }) => fields.Standing)).toEqual(['Accepted']);
  });

  test('that somebody deleted is written anew', async () => {
    const row = complianceRow({ standing: 'accepted' });
    const item = await microsoft.register.putCompliance(row, { itemId: '999', revision: '"gone,1"' });
    expect((await items('Compliance')).map(({ id }) => id)).toEqual([item.itemId]);
  });

  test('whose update got no answer is right after the next one', async () => {
    const asked = await microsoft.register.putCompliance(complianceRow(), null);
    const accepted = complianceRow({ standing: 'accepted' });
    await microsoft.control.fail({
      method: 'PATCH',
      path: '/fields',
      status: 500,
      times: 1,
      before: false,
      drop: true,
    });
    await expect(microsoft.register.putCompliance(accepted, asked)).rejects.toEqual(busy(5));
    await microsoft.register.putCompliance(accepted, asked);
    expect((await items('Compliance')).map(({ fields }) => fields.Standing)).toEqual(['Accepted']);
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
  await expect(bare.register.addAttestation(attestationRow())).rejects.toMatchObject({
    code: 'microsoft-unavailable',
    message: expect.stringContaining('set up the register'),
  });
  await provisionRegister(bare.graph, bare.settings.sharePointSiteId);
  await expect(bare.register.addAttestation(attestationRow())).resolves.toHaveProperty('itemId');
  await bare.close();
});
