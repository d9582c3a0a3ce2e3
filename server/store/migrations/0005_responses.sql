CREATE TABLE "response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"answered_by_name" text,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "undone_attestation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"signer_name" text NOT NULL,
	"words" jsonb NOT NULL,
	"channel" text NOT NULL,
	"receipt_code" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"ledger_number" bigint NOT NULL,
	"ledger_hash" text NOT NULL,
	"undone_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undone_attestation" ADD CONSTRAINT "undone_attestation_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "response_request" ON "response" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "response_open" ON "response" USING btree ("at") WHERE undone_at is null and answered_at is null;--> statement-breakpoint
CREATE INDEX "undone_attestation_request" ON "undone_attestation" USING btree ("request_id");
--> statement-breakpoint
-- Whoever declines is counted apart from those who are waited for. Both functions are those of 0004 but for this.
CREATE OR REPLACE FUNCTION note_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tally_note (request_ids) SELECT array_agg(id) FROM after_rows HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO tally_note (request_ids) SELECT array_agg(id) FROM before_rows HAVING count(*) > 0;
  ELSE
    -- No join: nothing is known of how many rows there are, and one row at a time against the others would be a square.
    INSERT INTO tally_note (request_ids)
    SELECT array_agg(id) FROM (
      SELECT id, state, declined_at IS NULL, version_id, due_on, campaign_id FROM after_rows
      EXCEPT SELECT id, state, declined_at IS NULL, version_id, due_on, campaign_id FROM before_rows) changed
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT r.id AS request_id, r.tenant_id, r.object_id, r.version_id,
      CASE WHEN r.state = 'outstanding' AND r.declined_at IS NOT NULL THEN 'declined' ELSE r.state END AS state,
      -- Only what is waited for can become overdue.
      CASE WHEN r.state = 'outstanding' AND r.declined_at IS NULL THEN r.due_on ELSE 'infinity' END AS due_on,
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
    SELECT step, bool_or(state IN ('outstanding', 'declined')) AS waits, bool_or(state = 'accepted') AS accepted
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
-- An acceptance stays as it was written. It leaves its table in one way only: into that of those taken back, where it stays.
CREATE FUNCTION keep_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM undone_attestation u
    WHERE u.id = OLD.id AND u.request_id = OLD.request_id AND u.receipt_code = OLD.receipt_code
      AND u.content_hash = OLD.content_hash AND u.words = OLD.words AND u.ledger_hash = OLD.ledger_hash) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'An acceptance is never changed once it is written';
END $$;
--> statement-breakpoint
DROP TRIGGER attestation_stays ON "attestation";--> statement-breakpoint
CREATE TRIGGER attestation_stays BEFORE UPDATE OR DELETE ON "attestation" FOR EACH ROW EXECUTE FUNCTION keep_attestation();--> statement-breakpoint
CREATE TRIGGER undone_attestation_stays BEFORE UPDATE OR DELETE ON "undone_attestation" FOR EACH ROW EXECUTE FUNCTION refuse_change('written');
