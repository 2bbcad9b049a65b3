-- CreateEnum
CREATE TYPE "enterprise_connection_kind" AS ENUM ('OIDC', 'SAML');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "one_time_token_purpose" ADD VALUE 'ENTERPRISE_LOGIN';
ALTER TYPE "one_time_token_purpose" ADD VALUE 'SAML_RESPONSE';

-- CreateTable
CREATE TABLE "enterprise_connection" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "enterprise_connection_kind" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "sso_only" BOOLEAN NOT NULL DEFAULT false,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT,
    "encrypted_secret" TEXT,
    "secret_endpoint" TEXT,
    "metadata_url" TEXT,
    "login_url" TEXT,
    "certificates" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata_refreshed_at" TIMESTAMPTZ(3),
    "metadata_checked_at" TIMESTAMPTZ(3),
    "metadata_problem" TEXT,
    "groups_claim" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enterprise_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise_domain" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "connection_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "verified_domain" TEXT,
    "challenge" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enterprise_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise_plan" (
    "id" SERIAL NOT NULL,
    "connection_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "domain" TEXT,
    "group" TEXT,

    CONSTRAINT "enterprise_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise_member" (
    "id" SERIAL NOT NULL,
    "connection_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enterprise_member_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "enterprise_connection_account_id_id_idx" ON "enterprise_connection"("account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "enterprise_domain_verified_domain_key" ON "enterprise_domain"("verified_domain");

-- CreateIndex
CREATE INDEX "enterprise_domain_connection_id_idx" ON "enterprise_domain"("connection_id");

-- CreateIndex
CREATE INDEX "enterprise_domain_verified_at_checked_at_idx" ON "enterprise_domain"("verified_at", "checked_at");

-- CreateIndex
CREATE UNIQUE INDEX "enterprise_domain_account_id_domain_key" ON "enterprise_domain"("account_id", "domain");

-- CreateIndex
CREATE INDEX "enterprise_plan_connection_id_idx" ON "enterprise_plan"("connection_id");

-- CreateIndex
CREATE INDEX "enterprise_plan_plan_id_idx" ON "enterprise_plan"("plan_id");

-- CreateIndex
CREATE INDEX "enterprise_member_customer_id_idx" ON "enterprise_member"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "enterprise_member_connection_id_customer_id_key" ON "enterprise_member"("connection_id", "customer_id");

-- AddForeignKey
ALTER TABLE "enterprise_connection" ADD CONSTRAINT "enterprise_connection_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_domain" ADD CONSTRAINT "enterprise_domain_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_domain" ADD CONSTRAINT "enterprise_domain_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "enterprise_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_plan" ADD CONSTRAINT "enterprise_plan_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "enterprise_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_plan" ADD CONSTRAINT "enterprise_plan_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_member" ADD CONSTRAINT "enterprise_member_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "enterprise_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_member" ADD CONSTRAINT "enterprise_member_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
