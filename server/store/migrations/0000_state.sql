CREATE TABLE "attestation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"signer_name" text NOT NULL,
	"words" jsonb NOT NULL,
	"channel" text NOT NULL,
	"receipt_code" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"ledger_number" bigint NOT NULL,
	"ledger_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bot_chat" (
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"conversation_id" text NOT NULL,
	"service_url" text NOT NULL,
	CONSTRAINT "bot_chat_tenant_id_object_id_pk" PRIMARY KEY("tenant_id","object_id")
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"due_on" date NOT NULL,
	"message" text NOT NULL,
	"send_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"sent_at" timestamp with time zone,
	"left_out" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_group" (
	"campaign_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"place" integer NOT NULL,
	CONSTRAINT "campaign_group_campaign_id_group_id_pk" PRIMARY KEY("campaign_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_member" (
	"campaign_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	CONSTRAINT "campaign_member_campaign_id_group_id_object_id_pk" PRIMARY KEY("campaign_id","group_id","object_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_version" (
	"campaign_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "campaign_version_campaign_id_version_id_pk" PRIMARY KEY("campaign_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"state" text NOT NULL,
	"fault" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	"conversation_id" text,
	"service_url" text,
	"activity_id" text,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"request_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person" (
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"name" text NOT NULL,
	"user_principal_name" text NOT NULL,
	"mail" text,
	"job_title" text,
	"guest" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"salt" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_tenant_id_object_id_pk" PRIMARY KEY("tenant_id","object_id")
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"policy_id" uuid NOT NULL,
	"status" text NOT NULL,
	"number" integer,
	"document" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"canonical" text,
	"content_hash" text,
	"source_name" text NOT NULL,
	"source_hash" text NOT NULL,
	"source_text" text NOT NULL,
	"source" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"effective_from" date
);
--> statement-breakpoint
CREATE TABLE "register_item" (
	"list" text NOT NULL,
	"request_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"revision" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_item_list_request_id_pk" PRIMARY KEY("list","request_id")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ledger_number" bigint NOT NULL,
	"ledger_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_group" ADD CONSTRAINT "campaign_group_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_campaign_id_group_id_campaign_group_campaign_id_group_id_fk" FOREIGN KEY ("campaign_id","group_id") REFERENCES "public"."campaign_group"("campaign_id","group_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_version_id_policy_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_policy_id_policy_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_item" ADD CONSTRAINT "register_item_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_version_id_policy_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_tenant_id_object_id_person_tenant_id_object_id_fk" FOREIGN KEY ("tenant_id","object_id") REFERENCES "public"."person"("tenant_id","object_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_request" ON "attestation" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_person_version" ON "attestation" USING btree ("version_id","tenant_id","object_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_receipt" ON "attestation" USING btree ("receipt_code");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_rung" ON "delivery" USING btree ("request_id","rung");--> statement-breakpoint
CREATE INDEX "delivery_queued" ON "delivery" USING btree ("id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("kind","id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "outbox_request" ON "outbox" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_version_number" ON "policy_version" USING btree ("policy_id","number");--> statement-breakpoint
CREATE INDEX "policy_version_source" ON "policy_version" USING btree ("source_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "request_person_version" ON "request" USING btree ("version_id","tenant_id","object_id");--> statement-breakpoint
CREATE INDEX "request_person" ON "request" USING btree ("tenant_id","object_id");--> statement-breakpoint
CREATE INDEX "request_campaign" ON "request" USING btree ("campaign_id");