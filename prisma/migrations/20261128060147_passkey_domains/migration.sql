-- AlterTable
ALTER TABLE "authenticator" ADD COLUMN     "rp_id" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "second_factor_shown" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "android_app_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "passkey_domain" TEXT;

-- A login by a passkey shows both factors. Of other sessions it is not known: their handoffs ask again.
UPDATE "session" SET "second_factor_shown" = true WHERE "started_by" = 'PASSKEY' AND "ended_at" IS NULL;
