-- CreateEnum
CREATE TYPE "password_policy" AS ENUM ('BASIC', 'STRONG', 'MODERN');

-- CreateEnum
CREATE TYPE "second_factor_policy" AS ENUM ('OFF', 'OPTIONAL', 'REQUIRED');

-- CreateEnum
CREATE TYPE "one_time_token_purpose" AS ENUM ('PASSWORD_RESET', 'EMAIL_VERIFICATION', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE', 'SESSION_HANDOFF', 'SIGN_IN_REDIRECT', 'SECOND_FACTOR', 'PASSKEY_CEREMONY', 'COLLABORATOR_INVITATION', 'COLLABORATOR_PASSWORD_RESET');

-- CreateEnum
CREATE TYPE "identity_provider_kind" AS ENUM ('GOOGLE', 'FACEBOOK', 'AUTH0', 'OPENID');

-- CreateEnum
CREATE TYPE "authenticator_kind" AS ENUM ('TOTP', 'RECOVERY_CODE', 'PASSKEY');

-- CreateEnum
CREATE TYPE "webhook_delivery_status" AS ENUM ('PENDING', 'DELIVERED', 'PARKED');

-- CreateEnum
CREATE TYPE "audit_actor_kind" AS ENUM ('COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM');

-- AlterEnum
ALTER TYPE "concurrent_sessions" ADD VALUE 'REFUSE_NEW';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "session_end_reason" ADD VALUE 'REVOKED_BY_COLLABORATOR';
ALTER TYPE "session_end_reason" ADD VALUE 'EMAIL_TAKEN_OVER';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "session_start" ADD VALUE 'PASSWORDLESS_LINK';
ALTER TYPE "session_start" ADD VALUE 'PASSWORDLESS_CODE';
ALTER TYPE "session_start" ADD VALUE 'IDENTITY_PROVIDER';
ALTER TYPE "session_start" ADD VALUE 'HANDOFF';
ALTER TYPE "session_start" ADD VALUE 'PASSKEY';

-- AlterTable
ALTER TABLE "collaborator" ADD COLUMN     "name" TEXT,
ADD COLUMN     "password_version" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "previous_secret_hash" BYTEA,
ADD COLUMN     "previous_secret_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "ended_by" TEXT;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "cookie_sharing" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "email_verification_enabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "password_policy" "password_policy" NOT NULL DEFAULT 'BASIC',
ADD COLUMN     "passwordless_enabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passwordless_link_days" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "passwordless_link_reuse" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "reveal_unknown_emails" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "second_factor" "second_factor_policy" NOT NULL DEFAULT 'OFF',
ADD COLUMN     "session_handoff" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "partner_site" (
    "partner_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,

    CONSTRAINT "partner_site_pkey" PRIMARY KEY ("partner_id","site_id")
);

-- CreateTable
CREATE TABLE "verdict_count" (
    "partner_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "verdict" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "verdict_count_pkey" PRIMARY KEY ("partner_id","day","verdict")
);

-- CreateTable
CREATE TABLE "collaborator_session" (
    "id" UUID NOT NULL,
    "collaborator_id" INTEGER NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "collaborator_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" UUID NOT NULL,
    "purpose" "one_time_token_purpose" NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "customer_id" INTEGER,
    "collaborator_id" INTEGER,
    "site_id" INTEGER,
    "data" JSONB NOT NULL DEFAULT '{}',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_token_use" (
    "id" BIGSERIAL NOT NULL,
    "token_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "session_id" UUID,

    CONSTRAINT "one_time_token_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_device" (
    "customer_id" INTEGER NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("customer_id","fingerprint")
);

-- CreateTable
CREATE TABLE "identity_provider" (
    "id" SERIAL NOT NULL,
    "site_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "identity_provider_kind" NOT NULL,
    "client_id" TEXT NOT NULL,
    "encrypted_secret" TEXT,
    "issuer" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authenticator" (
    "id" SERIAL NOT NULL,
    "kind" "authenticator_kind" NOT NULL,
    "customer_id" INTEGER,
    "collaborator_id" INTEGER,
    "name" TEXT,
    "encrypted_secret" TEXT,
    "last_step" BIGINT,
    "credential_id" TEXT,
    "public_key" BYTEA,
    "sign_count" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "secret_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "authenticator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" SERIAL NOT NULL,
    "site_id" INTEGER NOT NULL,
    "nickname" TEXT NOT NULL,
    "description" TEXT,
    "amount" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'usd',
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "type" TEXT NOT NULL DEFAULT 'static',
    "auto_renew" BOOLEAN NOT NULL DEFAULT false,
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "entitlements" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "product_id" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "address_ranges" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "email_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "encrypted_secret" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "encrypted_body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "endpoint_id" INTEGER NOT NULL,
    "status" "webhook_delivery_status" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_outcome" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" BIGSERIAL NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "audit_actor_kind" NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "source" TEXT,
    "request_id" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "collaborator_session_collaborator_id_idx" ON "collaborator_session"("collaborator_id");

-- CreateIndex
CREATE INDEX "collaborator_session_expires_at_idx" ON "collaborator_session"("expires_at");

-- CreateIndex
CREATE INDEX "one_time_token_customer_id_purpose_idx" ON "one_time_token"("customer_id", "purpose");

-- CreateIndex
CREATE INDEX "one_time_token_expires_at_idx" ON "one_time_token"("expires_at");

-- CreateIndex
CREATE INDEX "one_time_token_use_token_id_idx" ON "one_time_token_use"("token_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_site_id_name_key" ON "identity_provider"("site_id", "name");

-- CreateIndex
CREATE INDEX "external_identity_customer_id_idx" ON "external_identity"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_account_id_issuer_subject_key" ON "external_identity"("account_id", "issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "authenticator_credential_id_key" ON "authenticator"("credential_id");

-- CreateIndex
CREATE INDEX "authenticator_customer_id_idx" ON "authenticator"("customer_id");

-- CreateIndex
CREATE INDEX "authenticator_collaborator_id_idx" ON "authenticator"("collaborator_id");

-- CreateIndex
CREATE INDEX "plan_site_id_idx" ON "plan"("site_id");

-- CreateIndex
CREATE INDEX "webhook_endpoint_account_id_idx" ON "webhook_endpoint"("account_id");

-- CreateIndex
CREATE INDEX "webhook_event_account_id_created_at_idx" ON "webhook_event"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_idx" ON "webhook_delivery"("endpoint_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_event_id_idx" ON "webhook_delivery"("event_id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_id_idx" ON "audit_event"("account_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_target_kind_target_id_id_idx" ON "audit_event"("account_id", "target_kind", "target_id", "id");

-- AddForeignKey
ALTER TABLE "partner_site" ADD CONSTRAINT "partner_site_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_site" ADD CONSTRAINT "partner_site_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_count" ADD CONSTRAINT "verdict_count_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborator_session" ADD CONSTRAINT "collaborator_session_collaborator_id_fkey" FOREIGN KEY ("collaborator_id") REFERENCES "collaborator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_collaborator_id_fkey" FOREIGN KEY ("collaborator_id") REFERENCES "collaborator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token_use" ADD CONSTRAINT "one_time_token_use_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "one_time_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_collaborator_id_fkey" FOREIGN KEY ("collaborator_id") REFERENCES "collaborator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "webhook_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
