import type pg from 'pg';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';

export type PlantedRequest = { readonly id: string; readonly objectId: string; readonly contentHash: string };

/**
 * Plants a campaign that asks known people for many policies of the same words, `count` requests in all, straight into the
 * tables: sending them is not what is measured.
 */
export async function plantRequests(
  database: pg.ClientBase,
  tenantId: string,
  people: readonly { readonly objectId: string; readonly name: string; readonly userPrincipalName: string }[],
  version: PolicyVersionDetail,
  count: number,
): Promise<readonly PlantedRequest[]> {
  const [admin] = people;
  await database.query(
    `insert into policy (id, created_at, owner_id) select gen_random_uuid(), now(), $2 from generate_series(1, $1)`,
    [Math.ceil(count / people.length), admin?.objectId],
  );
  await database.query(
    `insert into policy_version (id, policy_id, status, number, document, canonical, content_hash, source_name,
      source_hash, source_text, source, created_at, created_by, published_at, published_by, effective_from, change_kind,
      accepted_since)
      select gen_random_uuid(), p.id, v.status, v.number, v.document, v.canonical, v.content_hash, v.source_name,
      v.source_hash, v.source_text, v.source, v.created_at, v.created_by, v.published_at, v.published_by,
      v.effective_from, v.change_kind, v.accepted_since
      from policy p, policy_version v where v.id = $1 and p.id <> v.policy_id`,
    [version.id],
  );
  // Their files are not what is measured either.
  await database.query(
    `insert into original_file (version_id, created_at, kept_at, words_item_id)
      select id, now(), now(), 'planted' from policy_version on conflict do nothing`,
  );
  await database.query(
    `insert into campaign (id, status, due_on, message, send_by, created_at, created_by, sent_at)
      values (gen_random_uuid(), 'open', '2099-01-01', '', 'app', now(), $1, now())`,
    [admin?.objectId],
  );
  await database.query(
    `insert into person (tenant_id, object_id, name, user_principal_name, guest, enabled, salt, updated_at)
      select $1, one.id, one.name, one.upn, false, true, 'salt', now()
      from unnest($2::uuid[], $3::text[], $4::text[]) as one(id, name, upn)`,
    [
      tenantId,
      people.map(({ objectId }) => objectId),
      people.map(({ name }) => name),
      people.map(({ userPrincipalName }) => userPrincipalName),
    ],
  );
  const { rows } = await database.query<PlantedRequest>(
    `insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number, ledger_hash)
      select gen_random_uuid(), (select id from campaign), v.id, p.tenant_id, p.object_id, 'outstanding', '2099-01-01', now(), 0, ''
      from policy_version v, person p where v.id <> $1 limit $2
      returning id, object_id as "objectId", $3::text as "contentHash"`,
    [version.id, count, version.contentHash],
  );
  return rows;
}
