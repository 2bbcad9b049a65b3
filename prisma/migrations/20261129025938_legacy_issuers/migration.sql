-- CreateEnum
CREATE TYPE "legacy_issuer_kind" AS ENUM ('HMAC', 'JWKS', 'ASK');

-- AlterEnum
ALTER TYPE "session_start" ADD VALUE 'LEGACY_TOKEN';

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "tokens_valid_from" TIMESTAMPTZ(3),
ADD COLUMN     "tokens_valid_reason" "session_end_reason";

-- CreateTable
CREATE TABLE "legacy_issuer" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "kind" "legacy_issuer_kind" NOT NULL,
    "algorithm" TEXT NOT NULL,
    "encrypted_secret" TEXT,
    "fingerprint" BYTEA,
    "url" TEXT,
    "iss" TEXT,
    "aud" TEXT,
    "prv" TEXT,
    "cutover_at" TIMESTAMPTZ(3),
    "accepts_until" TIMESTAMPTZ(3) NOT NULL,
    "tokens_valid_from" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "legacy_issuer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revoked_legacy_token" (
    "issuer_id" INTEGER NOT NULL,
    "jti" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_legacy_token_pkey" PRIMARY KEY ("issuer_id","jti")
);

-- CreateIndex
CREATE UNIQUE INDEX "legacy_issuer_fingerprint_key" ON "legacy_issuer"("fingerprint");

-- CreateIndex
CREATE INDEX "legacy_issuer_account_id_idx" ON "legacy_issuer"("account_id");

-- CreateIndex
CREATE INDEX "legacy_issuer_site_id_idx" ON "legacy_issuer"("site_id");

-- AddForeignKey
ALTER TABLE "legacy_issuer" ADD CONSTRAINT "legacy_issuer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_issuer" ADD CONSTRAINT "legacy_issuer_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revoked_legacy_token" ADD CONSTRAINT "revoked_legacy_token_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "legacy_issuer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
