import type pg from 'pg';

const groups = 120;
const campaignId = '00000000-0000-4000-8000-00000000c0de';

/**
 * Plants people, two groups for each, and a request for each person and version straight into the tables: four in five
 * accepted, some exempt, some overdue. Asking them is not what is measured.
 */
export async function plantTrust(
  database: pg.Client,
  trust: { readonly tenantId: string; readonly versionIds: readonly string[]; readonly people: number },
): Promise<void> {
  const { tenantId, versionIds, people } = trust;
  const anybody = `('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  const group = (which: string) => `('30000000-0000-4000-8000-' || lpad((${which})::text, 12, '0'))::uuid`;
  await database.query('begin');
  await database.query(
    `insert into person (tenant_id, object_id, name, user_principal_name, mail, guest, enabled, salt, updated_at)
      select $1, ${anybody}, 'Person ' || n, 'person' || n || '@trust.example', 'person' || n || '@trust.example', false, true,
        'salt', now() from generate_series(1, $2::int) n`,
    [tenantId, people],
  );
  await database.query(
    `insert into campaign (id, status, due_on, message, send_by, created_at, created_by, sent_at)
      values ($1, 'open', current_date, '', 'app', now(), $1, now())`,
    [campaignId],
  );
  await database.query(
    `insert into campaign_version (campaign_id, version_id, place)
      select $1, id, place from unnest($2::uuid[]) with ordinality as v(id, place)`,
    [campaignId, versionIds],
  );
  await database.query(
    `insert into campaign_group (campaign_id, group_id, name, place)
      select $1, ${group('g')}, 'Group ' || g, g from generate_series(0, $2::int - 1) g`,
    [campaignId, groups],
  );
  await database.query(
    `insert into campaign_member (campaign_id, group_id, object_id)
      select $1, ${group('(n + half * 60) % $2::int')}, ${anybody} from generate_series(1, $3::int) n, generate_series(0, 1) half`,
    [campaignId, groups, people],
  );
  await database.query(
    `insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, accepted_at,
        ledger_number, ledger_hash)
      select gen_random_uuid(), $1, v.id, $2, ${anybody},
        case when (n + place) % 10 < 8 then 'accepted' when (n + place) % 50 = 8 then 'exempt' else 'outstanding' end,
        current_date - 2 + (n % 5)::int, now(), case when (n + place) % 10 < 8 then now() end, 0, ''
      from generate_series(1, $4::int) n, unnest($3::uuid[]) with ordinality as v(id, place)`,
    [campaignId, tenantId, versionIds, people],
  );
  await database.query('commit');
}
