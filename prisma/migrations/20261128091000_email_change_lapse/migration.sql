-- AlterEnum
ALTER TYPE "one_time_token_purpose" ADD VALUE IF NOT EXISTS 'EMAIL_CHANGE_DECLINE';

-- AlterTable
-- With a default: processes of the version before write rows without it. Changes that are under way begin their 30 days anew.
ALTER TABLE "email_change" ADD COLUMN IF NOT EXISTS "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
