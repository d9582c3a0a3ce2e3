CREATE TABLE "budget" (
	"key" text PRIMARY KEY NOT NULL,
	"tat" timestamp with time zone NOT NULL,
	"pace" double precision DEFAULT 1 NOT NULL,
	"pace_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "campaign_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"by_name" text,
	"reason" text,
	"count" integer DEFAULT 0 NOT NULL,
	"due_on_before" date,
	"moved_from" jsonb,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"policy_id" uuid,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"by_name" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
CREATE TABLE "followed_group" (
	"group_id" uuid PRIMARY KEY NOT NULL,
	"delta_link" text,
	"looked_at" timestamp with time zone,
	"expanded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_drift" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"list" text NOT NULL,
	"item_id" text NOT NULL,
	"request_id" uuid,
	"what" text NOT NULL,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"repaired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "register_watch" (
	"list" text PRIMARY KEY NOT NULL,
	"delta_link" text,
	"looked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"day" date NOT NULL,
	"by" text NOT NULL,
	"state" text NOT NULL,
	"fault" text,
	"request_ids" jsonb NOT NULL,
	"asked_by" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	"wire_at" timestamp with time zone,
	"unsure" boolean DEFAULT false NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "reminder_tenant_id_object_id_day_pk" PRIMARY KEY("tenant_id","object_id","day")
);
--> statement-breakpoint
CREATE TABLE "school_setting" (
	"id" integer PRIMARY KEY NOT NULL,
	"school" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid NOT NULL
);
--> statement-breakpoint
DROP INDEX "outbox_pending";--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "reminders" jsonb DEFAULT '{"days":[-7,-2,0,3,7],"escalateAfter":10}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "follow_groups" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "joiner_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD COLUMN "since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD COLUMN "missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "wire_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "unsure" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "queued_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "original_file" ADD COLUMN "words_item_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "priority" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dead_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "other_mail" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "starts_on" date;--> statement-breakpoint
ALTER TABLE "register_item" ADD COLUMN "standing" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "exemption_id" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "slip_code" text;--> statement-breakpoint
ALTER TABLE "campaign_change" ADD CONSTRAINT "campaign_change_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_policy_id_policy_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_change_campaign" ON "campaign_change" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "exemption_person" ON "exemption" USING btree ("tenant_id","object_id");--> statement-breakpoint
CREATE INDEX "reminder_queued" ON "reminder" USING btree ("day") WHERE state = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "request_slip" ON "request" USING btree ("slip_code");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("kind","priority","id") WHERE done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "ledger_subject" ON "ledger" USING btree ("subject") WHERE kind in ('asked', 'carried', 'published');--> statement-breakpoint
ALTER TABLE "register_watch" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "followed_group" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "followed_group" ADD COLUMN "held" text;--> statement-breakpoint
ALTER TABLE "followed_group" ADD COLUMN "held_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "followed_group" ADD COLUMN "held_reads" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "campaign_member_missing" ON "campaign_member" USING btree ("group_id") WHERE missing_since is not null and until is null;
