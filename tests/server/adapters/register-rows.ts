import type { AttestationRow, ComplianceListRow } from '#server/adapters/ports.ts';

const tenantId = '72f988bf-0000-4000-8000-000000000001';
const objectId = '0b5e7a10-0000-4000-8000-000000000003';
const versionId = '5f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a11';

export function attestationRow(given: Partial<AttestationRow> = {}): AttestationRow {
  return {
    key: `${tenantId}|${versionId}|${objectId}`,
    tenantId,
    objectId,
    name: "Niamh O'Brien",
    mail: 'niamh@oakfield.example',
    policyTitle: 'Staff Code of Conduct',
    versionLabel: '2026-27',
    versionNumber: 3,
    versionId,
    contentHash: 'ab'.repeat(32),
    outcome: 'accepted',
    acceptedAt: '2026-09-01T08:41:07.123Z',
    channel: 'teams-card',
    receiptCode: 'K7QM-3WRT',
    declarations: 'I agree to follow this code.\nYes',
    fields: "Print name: Niamh O'Brien",
    ledgerNumber: 42,
    ledgerHash: 'cd'.repeat(32),
    proof: '{"v":1}',
    ...given,
  };
}

export function complianceRow(given: Partial<ComplianceListRow> = {}): ComplianceListRow {
  const { declarations: _, fields: __, outcome: ___, ...attested } = attestationRow();
  return {
    ...attested,
    groups: 'All staff\nTeaching staff',
    standing: 'outstanding',
    askedAt: '2026-08-25T09:00:00.000Z',
    dueOn: '2026-09-04',
    acceptedAt: null,
    channel: null,
    receiptCode: null,
    ...given,
  };
}
