-- AlterTable
ALTER TABLE "authenticator" ADD COLUMN     "rp_id" TEXT;

-- AlterTable
-- The data follows in 20261128084002_passkey_sessions.
ALTER TABLE "session" ADD COLUMN     "second_factor_shown" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "android_app_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "passkey_domain" TEXT;
