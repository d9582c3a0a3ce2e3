CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows of % never change', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER published_version_stays BEFORE UPDATE OR DELETE ON "policy_version"
  FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_change('published');
--> statement-breakpoint
CREATE TRIGGER ledger_stays BEFORE UPDATE OR DELETE ON "ledger" FOR EACH ROW EXECUTE FUNCTION refuse_change('written');
--> statement-breakpoint
CREATE TRIGGER ledger_is_not_emptied BEFORE TRUNCATE ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('written');
--> statement-breakpoint
CREATE TRIGGER attestation_stays BEFORE UPDATE OR DELETE ON "attestation" FOR EACH ROW EXECUTE FUNCTION refuse_change('written');
--> statement-breakpoint
INSERT INTO "ledger_head" ("id", "number", "hash") VALUES (1, 0, repeat('0', 64));
