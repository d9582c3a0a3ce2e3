CREATE TABLE "health_notice" (
	"policy_id" uuid NOT NULL,
	"key" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "health_notice_policy_id_key_pk" PRIMARY KEY("policy_id","key")
);
--> statement-breakpoint
CREATE TABLE "original_file" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"item_id" text,
	"web_url" text,
	"kept_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "version_ending" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"reason" text NOT NULL,
	"successor_id" uuid
);
--> statement-breakpoint
ALTER TABLE "policy" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
-- Whoever brought a policy in answers for it until somebody else does.
UPDATE "policy" SET "owner_id" = (SELECT v."created_by" FROM "policy_version" v WHERE v."policy_id" = "policy"."id" ORDER BY v."created_at" LIMIT 1);--> statement-breakpoint
ALTER TABLE "policy" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "template" jsonb;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "based_on" uuid;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "change_kind" text;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "change_reason" text;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "accepted_since" integer;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "approval" jsonb;--> statement-breakpoint
-- What was published before changes were told apart was asked of everyone.
ALTER TABLE "policy_version" DISABLE TRIGGER published_version_stays;--> statement-breakpoint
UPDATE "policy_version" SET "change_kind" = 'material', "accepted_since" = "number" WHERE "status" = 'published';--> statement-breakpoint
ALTER TABLE "policy_version" ENABLE TRIGGER published_version_stays;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "closed_because" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
UPDATE "request" SET "closed_because" = 'superseded' WHERE "state" = 'closed';--> statement-breakpoint
ALTER TABLE "health_notice" ADD CONSTRAINT "health_notice_policy_id_policy_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "original_file" ADD CONSTRAINT "original_file_version_id_policy_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_ending" ADD CONSTRAINT "version_ending_version_id_policy_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_ending" ADD CONSTRAINT "version_ending_successor_id_policy_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."policy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What was published before originals were kept follows into the library too.
INSERT INTO "original_file" ("version_id", "created_at") SELECT "id", now() FROM "policy_version" WHERE "status" = 'published' AND "based_on" IS NULL;--> statement-breakpoint
CREATE INDEX "original_file_pending" ON "original_file" USING btree ("created_at") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "attestation_person" ON "attestation" USING btree ("tenant_id","object_id");--> statement-breakpoint
CREATE TRIGGER ending_stays BEFORE UPDATE OR DELETE ON "version_ending" FOR EACH ROW EXECUTE FUNCTION refuse_change('written');
