-- Compliance is counted as it changes. Whoever changes requests, memberships or the end of a version leaves a note of
-- which rows; when the transaction commits, keep_tallies() works out how each of them counts now, and takes the
-- difference to how it counted before into the tallies. It does so under the lock of the ledger's head, which is the last
-- lock of every transaction that changes state: so one transaction at a time counts, each sees what those before it did,
-- and none can wait for another in a circle.
CREATE TABLE "tally" (
	"group_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_group_id_version_id_state_due_on_pk" PRIMARY KEY("group_id","version_id","state","due_on")
) WITH (fillfactor = 50);
--> statement-breakpoint
CREATE TABLE "tally_people" (
	"id" integer PRIMARY KEY NOT NULL,
	"people" integer NOT NULL,
	"done" integer NOT NULL,
	"exempt" integer NOT NULL
) WITH (fillfactor = 10);
--> statement-breakpoint
INSERT INTO "tally_people" ("id", "people", "done", "exempt") VALUES (1, 0, 0, 0);
--> statement-breakpoint
-- How each request that counts is in the tallies. Only the triggers below read and write it.
CREATE TABLE "tallied_request" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"group_ids" uuid[] NOT NULL
) WITH (fillfactor = 80);
--> statement-breakpoint
CREATE INDEX "tallied_request_person" ON "tallied_request" USING btree ("tenant_id","object_id");
--> statement-breakpoint
-- Notes of one transaction, gone when it commits.
CREATE UNLOGGED TABLE "tally_note" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"request_ids" uuid[],
	"version_ids" uuid[],
	"campaign_ids" uuid[],
	"object_ids" uuid[]
);
--> statement-breakpoint
DROP INDEX "request_campaign";--> statement-breakpoint
CREATE INDEX "request_campaign" ON "request" USING btree ("campaign_id","object_id");--> statement-breakpoint
CREATE INDEX "campaign_member_person" ON "campaign_member" USING btree ("campaign_id","object_id");--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("kind") WHERE done_at is null and dead_at is not null;--> statement-breakpoint
CREATE FUNCTION note_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tally_note (request_ids) SELECT array_agg(id) FROM after_rows HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO tally_note (request_ids) SELECT array_agg(id) FROM before_rows HAVING count(*) > 0;
  ELSE
    -- No join: nothing is known of how many rows there are, and one row at a time against the others would be a square.
    INSERT INTO tally_note (request_ids)
    SELECT array_agg(id) FROM (
      SELECT id, state, version_id, due_on, campaign_id FROM after_rows
      EXCEPT SELECT id, state, version_id, due_on, campaign_id FROM before_rows) changed
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tally_note (campaign_ids, object_ids)
    SELECT array_agg(campaign_id), array_agg(object_id) FROM after_rows HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO tally_note (campaign_ids, object_ids)
    SELECT array_agg(campaign_id), array_agg(object_id) FROM before_rows HAVING count(*) > 0;
  ELSE
    INSERT INTO tally_note (campaign_ids, object_ids)
    SELECT array_agg(campaign_id), array_agg(object_id) FROM (
      SELECT campaign_id, group_id, object_id, until IS NULL AS there FROM after_rows
      EXCEPT SELECT campaign_id, group_id, object_id, until IS NULL FROM before_rows) changed
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_note (version_ids)
  SELECT array_agg(v.id) FROM policy_version v JOIN policy_version ended ON ended.policy_id = v.policy_id
  WHERE ended.id = NEW.version_id AND v.number IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  everyone CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  noted uuid[];
  emptied bigint;
BEGIN
  PERFORM 1 FROM ledger_head WHERE id = 1 FOR UPDATE;
  DELETE FROM tally_note WHERE id = NEW.id;
  IF NEW.request_ids IS NOT NULL THEN
    noted := NEW.request_ids;
  ELSIF NEW.version_ids IS NOT NULL THEN
    noted := ARRAY(SELECT r.id FROM request r WHERE r.version_id = ANY (NEW.version_ids));
  ELSE
    noted := ARRAY(
      SELECT DISTINCT r.id FROM unnest(NEW.campaign_ids, NEW.object_ids) AS m(campaign_id, object_id)
      JOIN request r ON r.campaign_id = m.campaign_id AND r.object_id = m.object_id);
  END IF;

  WITH ended AS MATERIALIZED (
    -- A version that was recalled, and all those whose acceptances counted for one that was withdrawn.
    SELECT v.id FROM version_ending e
    JOIN policy_version ending ON ending.id = e.version_id
    JOIN policy_version v ON v.policy_id = ending.policy_id
    WHERE v.id = ending.id OR (e.kind = 'withdrawn' AND v.number BETWEEN ending.accepted_since AND ending.number)
  ), counts AS MATERIALIZED (
    SELECT r.id AS request_id, r.tenant_id, r.object_id, r.version_id, r.state,
      -- Only what is outstanding can become overdue.
      CASE WHEN r.state = 'outstanding' THEN r.due_on ELSE 'infinity' END AS due_on,
      ARRAY(
        SELECT m.group_id FROM campaign_member m
        WHERE m.campaign_id = r.campaign_id AND m.object_id = r.object_id AND m.until IS NULL
          -- Whoever was added by hand stands in no group, under the same id as everyone: they count once.
          AND m.group_id <> everyone
        ORDER BY m.group_id
      ) AS group_ids
    FROM unnest(noted) AS n(id) JOIN request r ON r.id = n.id
    WHERE r.state <> 'closed' AND r.version_id NOT IN (SELECT id FROM ended)
  ), counted AS MATERIALIZED (
    SELECT t.* FROM unnest(noted) AS n(id) JOIN tallied_request t ON t.request_id = n.id
  ), fresh AS MATERIALIZED (
    SELECT * FROM counts EXCEPT SELECT * FROM counted
  ), stale AS MATERIALIZED (
    SELECT * FROM counted EXCEPT SELECT * FROM counts
  ), gone AS (
    DELETE FROM tallied_request t USING stale s
    WHERE t.request_id = s.request_id AND NOT EXISTS (SELECT 1 FROM fresh f WHERE f.request_id = s.request_id)
  ), kept AS (
    INSERT INTO tallied_request SELECT * FROM fresh
    ON CONFLICT (request_id) DO UPDATE SET version_id = excluded.version_id, state = excluded.state,
      due_on = excluded.due_on, group_ids = excluded.group_ids
  ), tallied AS (
    INSERT INTO tally AS t (group_id, version_id, state, due_on, count)
    SELECT g.id, d.version_id, d.state, d.due_on, sum(d.step)
    FROM (SELECT f.*, 1 AS step FROM fresh f UNION ALL SELECT s.*, -1 FROM stale s) d,
      unnest(d.group_ids || everyone) AS g(id)
    GROUP BY 1, 2, 3, 4 HAVING sum(d.step) <> 0
    ON CONFLICT (group_id, version_id, state, due_on) DO UPDATE SET count = t.count + excluded.count
    RETURNING t.count
  ), people AS MATERIALIZED (
    SELECT tenant_id, object_id FROM fresh UNION SELECT tenant_id, object_id FROM stale
  ), before AS MATERIALIZED (
    SELECT t.request_id, t.tenant_id, t.object_id, t.state FROM people JOIN tallied_request t USING (tenant_id, object_id)
  ), each_person AS (
    SELECT step, bool_or(state = 'outstanding') AS waits, bool_or(state = 'accepted') AS accepted
    FROM (
      SELECT -1 AS step, tenant_id, object_id, state FROM before
      UNION ALL
      SELECT 1, tenant_id, object_id, state FROM before b
      WHERE NOT EXISTS (SELECT 1 FROM stale s WHERE s.request_id = b.request_id)
      UNION ALL
      SELECT 1, tenant_id, object_id, state FROM fresh
    ) one
    GROUP BY step, tenant_id, object_id
  ), stepped AS (
    SELECT COALESCE(sum(step), 0) AS people, COALESCE(sum(step) FILTER (WHERE NOT waits AND accepted), 0) AS done,
      COALESCE(sum(step) FILTER (WHERE NOT waits AND NOT accepted), 0) AS exempt
    FROM each_person
  ), summed AS (
    UPDATE tally_people p SET people = p.people + s.people, done = p.done + s.done, exempt = p.exempt + s.exempt
    FROM stepped s WHERE p.id = 1 AND (s.people, s.done, s.exempt) IS DISTINCT FROM (0, 0, 0)
  )
  SELECT count(*) INTO emptied FROM tallied WHERE count = 0;
  IF emptied > 0 THEN
    DELETE FROM tally WHERE count = 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER asked_is_counted AFTER INSERT ON "request" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_requests();
--> statement-breakpoint
CREATE TRIGGER change_is_counted AFTER UPDATE ON "request" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_requests();
--> statement-breakpoint
CREATE TRIGGER removal_is_counted AFTER DELETE ON "request" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_requests();
--> statement-breakpoint
CREATE TRIGGER member_is_counted AFTER INSERT ON "campaign_member" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_members();
--> statement-breakpoint
CREATE TRIGGER change_is_counted AFTER UPDATE ON "campaign_member" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_members();
--> statement-breakpoint
CREATE TRIGGER removal_is_counted AFTER DELETE ON "campaign_member" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_members();
--> statement-breakpoint
CREATE TRIGGER ending_is_counted AFTER INSERT ON "version_ending" FOR EACH ROW EXECUTE FUNCTION note_ending();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tallies_are_kept AFTER INSERT ON "tally_note" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_tallies();
--> statement-breakpoint
-- What was asked before there were tallies.
INSERT INTO "tally_note" ("request_ids") SELECT array_agg("id") FROM "request" HAVING count(*) > 0;
