-- CreateEnum
CREATE TYPE "openid_party" AS ENUM ('FIRST_PARTY', 'THIRD_PARTY');

-- CreateEnum
CREATE TYPE "openid_client_auth_method" AS ENUM ('CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'NONE');

-- CreateEnum
CREATE TYPE "openid_grant_type" AS ENUM ('AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE');

-- CreateEnum
CREATE TYPE "openid_subject_type" AS ENUM ('PUBLIC', 'PAIRWISE');

-- CreateTable
CREATE TABLE "openid_client" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party" "openid_party" NOT NULL,
    "token_endpoint_auth_method" "openid_client_auth_method" NOT NULL,
    "secret_hash" BYTEA,
    "previous_secret_hash" BYTEA,
    "previous_secret_until" TIMESTAMPTZ(3),
    "redirect_uris" TEXT[],
    "post_logout_redirect_uris" TEXT[],
    "grant_types" "openid_grant_type"[],
    "scopes" TEXT[],
    "subject_type" "openid_subject_type" NOT NULL,
    "sector_identifier" TEXT,
    "backchannel_logout_uri" TEXT,
    "frontchannel_logout_uri" TEXT,
    "require_pushed_authorization" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "openid_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "openid_consent" (
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "client_id" INTEGER NOT NULL,
    "scopes" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "openid_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "openid_client_client_id_key" ON "openid_client"("client_id");

-- CreateIndex
CREATE INDEX "openid_client_account_id_id_idx" ON "openid_client"("account_id", "id");

-- CreateIndex
CREATE INDEX "openid_consent_client_id_idx" ON "openid_consent"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "openid_consent_customer_id_client_id_key" ON "openid_consent"("customer_id", "client_id");

-- AddForeignKey
ALTER TABLE "openid_client" ADD CONSTRAINT "openid_client_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "openid_client" ADD CONSTRAINT "openid_client_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "openid_consent" ADD CONSTRAINT "openid_consent_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "openid_consent" ADD CONSTRAINT "openid_consent_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "openid_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;
