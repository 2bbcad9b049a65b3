-- CreateEnum
CREATE TYPE "bot_protection_provider" AS ENUM ('TURNSTILE', 'HCAPTCHA', 'RECAPTCHA_CHECKBOX', 'RECAPTCHA_INVISIBLE', 'RECAPTCHA_SCORE');

-- CreateTable
CREATE TABLE "bot_protection" (
    "site_id" INTEGER NOT NULL,
    "provider" "bot_protection_provider" NOT NULL,
    "site_key" TEXT NOT NULL,
    "encrypted_secret" TEXT NOT NULL,
    "operations" TEXT[],
    "minimum_score" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bot_protection_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "bot_protection" ADD CONSTRAINT "bot_protection_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
