import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CampaignPreview } from '#src/contract/campaigns.ts';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { ComplianceRow, ComplianceSummary } from '#src/contract/compliance.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import type { Receipt, RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import {
  ask,
  botCard,
  campaignBody,
  cardText,
  onlyRequest,
  publishFile,
  startOfTerm,
  yesInputs,
  yesToAll,
} from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** Two accepted it, one did not yet; then the words change. */

let world: World;
let admin: Client;
let staff: Client;
let slow: Client;
let first: PolicyVersionDetail;

const words = (rules: readonly string[]) =>
  `# Screen Policy\n\nOakfield Primary School\n\n## Rules\n\n${rules.map((rule) => `- ${rule}`).join('\n')}\n\n## Declaration\n\nI have read this policy and agree to follow it.\n\nSigned:\n`;
const rules = [
  'I will lock my screen.',
  'I should report a lost device within 14 days.',
  'I will keep my password secret.',
];
const typo = rules.map((rule) => rule.replace('lock my screen', 'lock my screen,'));
const stricter = rules.map((rule) => rule.replace('should report', 'must report'));
const group = 'Senior leaders';

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao@oakfield.example');
  const people = (await world.control.people()).filter((one) => one.groups.some(({ name }) => name === group));
  const [one, other] = people.filter((person) => person.accountEnabled && person.trouble === null);
  staff = await world.as(one?.userPrincipalName ?? '');
  slow = await world.as(other?.userPrincipalName ?? '');
  first = await publishFile(admin, 'screens.md', Buffer.from(words(rules)));
  await ask(world, admin, [first.id], [group]);
  await accept(staff);
});
afterEach(() => world.close());

async function accept(person: Client): Promise<Receipt> {
  const list = (await person.get<{ requests: RequestSummary[] }>('/api/requests')).body.requests;
  const open = list.find(({ standing }) => standing === 'outstanding');
  const request = (await person.get<RequestDetail>(`/api/requests/${open?.id}`)).body;
  const answer = await person.post<Receipt>(`/api/requests/${request.id}/attestation`, yesToAll(request));
  expect(answer.status).toBe(201);
  await world.settled();
  return answer.body;
}
const change = (kind: 'minor' | 'material', reason = 'The governors asked for it.') => ({ kind, reason });
const next = (text: readonly string[], kind: 'minor' | 'material') =>
  publishFile(admin, 'screens-2.md', Buffer.from(words(text)), first.policyId, change(kind)).then(async (version) => {
    await world.settled();
    return version;
  });
const summaryOf = async () => (await admin.get<ComplianceSummary>('/api/compliance')).body;
const requestsOf = async (person: Client) =>
  (await person.get<{ requests: RequestSummary[] }>('/api/requests')).body.requests;
const stateOf = async (id: string) =>
  (await admin.get<{ versions: PolicyVersionSummary[] }>('/api/policies')).body.versions.find((one) => one.id === id)
    ?.state;
const post = <T>(path: string, body: object) => admin.post<T>(path, body);

describe('a minor version', () => {
  test('asks nobody again: acceptances stay valid, and a new campaign finds everyone already asked', async () => {
    const before = await summaryOf();
    const minor = await next(typo, 'minor');
    expect(await stateOf(first.id)).toBe('superseded');
    const own = await requestsOf(staff);
    expect(own).toMatchObject([{ standing: 'accepted', versionNumber: 1, changed: { kind: 'minor', count: 1 } }]);
    const after = await summaryOf();
    expect(after.policies).toMatchObject([
      { versionId: minor.id, number: 2, asked: before.policies[0]?.asked, accepted: 1 },
    ]);
    expect(after.peopleDone).toBe(before.peopleDone);
    const body = await campaignBody(world, [minor.id], [group]);
    const { body: preview } = await post<CampaignPreview>('/api/campaigns/preview', body);
    expect(preview).toMatchObject({ people: 0, alreadyAsked: preview.groups[0]?.people });
    const created = await post<{ id: string }>('/api/campaigns', body);
    expect(await post(`/api/campaigns/${created.body.id}/send`, {})).toMatchObject({
      status: 422,
      body: { code: 'campaign-empty' },
    });
    const { body: rows } = await admin.get<{ rows: ComplianceRow[] }>(`/api/compliance/people?versionId=${minor.id}`);
    expect(rows.rows).toHaveLength(before.policies[0]?.asked ?? 0);
  });

  test('tells those who accepted what changed, on their card and on their page', async () => {
    await next(typo, 'minor');
    const detail = await onlyRequest(staff);
    expect(detail.changes).toMatchObject({
      kind: 'minor',
      reason: 'The governors asked for it.',
      from: { number: 1 },
      to: { number: 2 },
      difference: { changes: [{ kind: 'reworded', changeClass: 'layout' }] },
    });
    expect(cardText(await cardOf(staff))).toContain('Your acceptance still counts');
  });

  test('brings the new words to whoever had not answered, with the same request, and the old words are refused', async () => {
    const shown = await onlyRequest(slow);
    const minor = await next(typo, 'minor');
    expect(await slow.post(`/api/requests/${shown.id}/attestation`, yesToAll(shown))).toMatchObject({
      status: 409,
      body: { code: 'wrong-words' },
    });
    const again = await onlyRequest(slow);
    expect(again).toMatchObject({ id: shown.id, versionNumber: 2, contentHash: minor.contentHash, changes: null });
    const inputs = yesInputs(again);
    const { press } = await pressable(slow);
    expect(cardText(await press(inputs))).toContain('Recorded');
    expect((await onlyRequest(slow)).receipt?.versionNumber).toBe(2);
    await world.settled();
    const { objectId } = (await slow.get<{ objectId: string }>('/api/me')).body;
    expect((await complianceList()).filter(({ ObjectId }) => ObjectId === objectId)).toMatchObject([
      { VersionNumber: 2, Standing: 'Accepted', VersionHash: minor.contentHash },
    ]);
  });
});

describe('a material version', () => {
  test('closes what is outstanding, and asks again with only what changed', async () => {
    const material = await next(stricter, 'material');
    expect(await requestsOf(slow)).toMatchObject([{ standing: 'closed', closedBecause: 'superseded' }]);
    await ask(world, admin, [material.id], [group]);
    const [again] = (await requestsOf(staff)).filter(({ standing }) => standing === 'outstanding');
    const detail = (await staff.get<RequestDetail>(`/api/requests/${again?.id}`)).body;
    expect(detail.changes).toMatchObject({
      kind: 'material',
      reason: 'The governors asked for it.',
      difference: { changes: [{ kind: 'reworded', changeClass: 'tightened' }], unchanged: 2 },
    });
    const text = cardText(await cardOf(staff));
    expect(text).toContain('What changed since you accepted');
    expect(text).toContain('must');
    const [fresh] = (await requestsOf(slow)).filter(({ standing }) => standing === 'outstanding');
    expect((await slow.get<RequestDetail>(`/api/requests/${fresh?.id}`)).body.changes).toBeNull();
    const receipt = await accept(staff);
    expect(receipt.versionNumber).toBe(2);
  });

  test('needs a decision and a reason, and changed words', async () => {
    const { body: draft } = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${first.id}/next`, {});
    const publish = (body: object) =>
      admin.post<PolicyVersionDetail>(`/api/policy-versions/${draft.id}/publish`, {
        effectiveFrom: '2026-10-01',
        revision: draft.revision,
        ...body,
      });
    expect(await publish({ change: change('minor') })).toMatchObject({ body: { code: 'version-unchanged' } });
    const changed = await admin.put<PolicyVersionDetail>(`/api/policy-versions/${draft.id}/document`, {
      document: { ...draft.document, title: 'Screens Policy' },
      revision: draft.revision,
    });
    const { revision } = changed.body;
    expect(await publish({ revision })).toMatchObject({ status: 422, body: { code: 'change-kind-needed' } });
    expect((await publish({ revision, change: change('minor', ' ') })).status).toBe(400);
    const { body: published } = await publish({ revision, change: change('minor') });
    expect(published).toMatchObject({ number: 2, changeKind: 'minor', changeReason: 'The governors asked for it.' });
  });
});

describe('comparing', () => {
  test('proposes to inform of a typo and to ask again after a duty was tightened', async () => {
    const compare = async (text: readonly string[]) => {
      const draft = await admin.upload<PolicyVersionDetail>(
        `/api/policies/import?name=compared.md&policyId=${first.policyId}`,
        words(text),
      );
      return (await admin.get<VersionChanges>(`/api/policy-versions/${draft.body.id}/changes?from=${first.id}`)).body;
    };
    expect(await compare(typo)).toMatchObject({ proposal: { kind: 'minor', because: [] } });
    expect(await compare(stricter)).toMatchObject({
      from: { number: 1 },
      to: { number: null },
      difference: { changes: [{ kind: 'reworded' }] },
      proposal: { kind: 'material', because: [0] },
    });
  });

  test('refuses versions of two policies', async () => {
    const other = await publishFile(admin, 'other.md', Buffer.from(words(rules).replace('Screen', 'Phone')));
    expect(await admin.get(`/api/policy-versions/${other.id}/changes?from=${first.id}`)).toMatchObject({
      status: 404,
      body: { code: 'version-not-found' },
    });
  });
});

describe('recalling', () => {
  test('a material version brings the one before it back, with the requests it had closed', async () => {
    const material = await next(stricter, 'material');
    await ask(world, admin, [material.id], [group]);
    const receipt = await accept(staff);
    const recalled = await post<PolicyVersionDetail>(`/api/policy-versions/${material.id}/recall`, {
      reason: 'Sent before the governors met.',
    });
    expect(recalled.body).toMatchObject({ state: 'recalled', ending: { reason: 'Sent before the governors met.' } });
    await world.settled();
    expect(await stateOf(first.id)).toBe('published');
    expect(await requestsOf(slow)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ versionNumber: 1, standing: 'outstanding', closedBecause: null }),
        expect.objectContaining({ versionNumber: 2, standing: 'closed', closedBecause: 'recalled' }),
      ]),
    );
    const kept = (await staff.get<RequestDetail>(`/api/requests/${receipt.requestId}`)).body.receipt;
    expect(kept).toMatchObject({ receiptCode: receipt.receiptCode, recalled: true });
    expect((await summaryOf()).policies).toMatchObject([{ versionId: first.id, number: 1, accepted: 1 }]);
    expect(await post(`/api/policy-versions/${material.id}/recall`, { reason: 'Again.' })).toMatchObject({
      status: 409,
      body: { code: 'version-not-current' },
    });
    await expectLedgerWhole();
  });

  test('a minor version gives its requests back the words before it', async () => {
    const minor = await next(typo, 'minor');
    await post(`/api/policy-versions/${minor.id}/recall`, { reason: 'The comma was right before.' });
    await world.settled();
    expect(await onlyRequest(slow)).toMatchObject({ versionNumber: 1, contentHash: first.contentHash });
    expect((await onlyRequest(staff)).changes).toBeNull();
    expect((await accept(slow)).versionNumber).toBe(1);
  });
});

describe('withdrawing', () => {
  test('ends the policy: nobody is asked any more, receipts stay, and it leaves the count', async () => {
    const successor = await publishFile(admin, 'devices.md', Buffer.from(words(rules).replace('Screen', 'Device')));
    const withdrawn = await post<PolicyVersionDetail>(`/api/policy-versions/${first.id}/withdraw`, {
      reason: 'Part of the device policy now.',
      successorId: successor.policyId,
    });
    expect(withdrawn.body).toMatchObject({
      state: 'withdrawn',
      ending: { kind: 'withdrawn', successorId: successor.policyId },
    });
    await world.settled();
    expect(await requestsOf(slow)).toMatchObject([{ standing: 'closed', closedBecause: 'withdrawn' }]);
    expect(cardText(await cardOf(slow))).toContain('This policy has ended');
    expect((await onlyRequest(staff)).receipt).not.toBeNull();
    expect((await summaryOf()).policies).toEqual([]);
    expect(await post('/api/campaigns/preview', await campaignBody(world, [first.id], [group]))).toMatchObject({
      status: 409,
      body: { code: 'version-not-current' },
    });
    const standings = (await complianceList()).map(({ Standing }) => Standing);
    expect(new Set(standings)).toEqual(new Set(['Closed']));
    await expectLedgerWhole();
  });
});

describe('approving', () => {
  test('is of exact words: it is frozen with them, and a later change has to be approved anew', async () => {
    const { body: draft } = await admin.upload<PolicyVersionDetail>(
      `/api/policies/import?name=approved.md&policyId=${first.policyId}`,
      words(stricter),
    );
    const path = `/api/policy-versions/${draft.id}`;
    const approval = { body: 'Full governing board', approvedBy: 'Mrs A. Chair', approvedOn: '2026-08-30' };
    const approve = (revision: number, day = approval.approvedOn) =>
      admin.put<PolicyVersionDetail>(`${path}/approval`, { ...approval, approvedOn: day, revision });
    expect(await approve(draft.revision, '2026-09-02')).toMatchObject({ body: { code: 'approval-in-future' } });
    expect((await approve(draft.revision)).body).toMatchObject({ approval, approvalOutdated: false });
    const { body: changed } = await admin.put<PolicyVersionDetail>(`${path}/document`, {
      document: { ...draft.document, title: 'Screens' },
      revision: draft.revision,
    });
    expect(changed.approvalOutdated).toBe(true);
    const publish = () =>
      post<PolicyVersionDetail>(`${path}/publish`, {
        effectiveFrom: '2026-09-01',
        revision: changed.revision,
        change: change('material'),
      });
    expect(await publish()).toMatchObject({ status: 409, body: { code: 'approval-outdated' } });
    await approve(changed.revision);
    const { body: published } = await publish();
    expect(published).toMatchObject({ approval, approvalOutdated: false });
    expect(published.approval?.contentHash).toBe(published.contentHash);
    expect(await admin.delete(`${path}/approval`)).toMatchObject({ body: { code: 'version-published' } });
  });
});

describe('local values', () => {
  test('stand in the words that are hashed and shown, and one edit changes a name everywhere', async () => {
    const text = words(['I will tell {{Safeguarding lead}} at once.', 'Only {{safeguarding lead}} may look.']);
    const { body: draft } = await admin.upload<PolicyVersionDetail>('/api/policies/import?name=local.md', text);
    const path = `/api/policy-versions/${draft.id}`;
    const bare = await post<PolicyVersionDetail>(`${path}/publish`, {
      effectiveFrom: '2026-09-01',
      revision: draft.revision,
    });
    expect(bare).toMatchObject({ status: 422, body: { code: 'version-incomplete' } });
    const fill = (version: PolicyVersionDetail, value: string) =>
      admin.put<PolicyVersionDetail>(`/api/policy-versions/${version.id}/document`, {
        document: { ...version.document, localValues: [{ name: 'Safeguarding lead', value }] },
        revision: version.revision,
      });
    const { body: filled } = await fill(draft, 'Mrs Thorne');
    const { body: published } = await post<PolicyVersionDetail>(`${path}/publish`, {
      effectiveFrom: '2026-09-01',
      revision: filled.revision,
    });
    expect(JSON.stringify(published.document.sections)).not.toContain('{{');
    await ask(world, admin, [published.id], [group]);
    const [shown] = (await requestsOf(slow)).filter(
      ({ policyTitle, versionNumber }) => policyTitle && versionNumber === 1,
    );
    expect(shown).toBeDefined();
    const { body: again } = await admin.post<PolicyVersionDetail>(`${path}/next`, {});
    expect(JSON.stringify(again.document.sections)).toContain('{{Safeguarding lead}}');
    const { body: changed } = await fill(again, 'Mr Pardo');
    const { body: difference } = await admin.get<VersionChanges>(
      `/api/policy-versions/${changed.id}/changes?from=${published.id}`,
    );
    expect(difference.proposal.kind).toBe('minor');
    expect(new Set(difference.difference.changes.map((one) => 'changeClass' in one && one.changeClass))).toEqual(
      new Set(['contact']),
    );
  });
});

async function cardOf(person: Client): Promise<unknown> {
  const me = (await person.get<{ objectId: string }>('/api/me')).body;
  const chat = (await world.control.chats(me.objectId)).find((one) => one.kind === 'bot');
  return chat?.messages.at(-1)?.cards[0];
}

async function pressable(person: Client) {
  const me = (await person.get<{ objectId: string }>('/api/me')).body;
  return botCard(world, me.objectId);
}

async function complianceList(): Promise<Record<string, unknown>[]> {
  return (await world.control.list('Compliance')).items.map(({ fields }) => fields);
}

async function expectLedgerWhole(): Promise<void> {
  const { rows } = await world.database.query(
    'select l.number, l.previous_hash, p.hash from ledger l join ledger p on p.number = l.number - 1 where l.previous_hash <> p.hash',
  );
  expect(rows).toEqual([]);
}
