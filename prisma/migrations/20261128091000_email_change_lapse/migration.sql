-- AlterEnum
ALTER TYPE "one_time_token_purpose" ADD VALUE 'EMAIL_CHANGE_DECLINE';

-- AlterTable
-- With a default: processes of the version before write rows without it.
ALTER TABLE "email_change" ADD COLUMN "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "email_change" SET "changed_at" = "created_at";

-- CreateIndex
CREATE INDEX "email_change_changed_at_idx" ON "email_change"("changed_at");

-- For the support desk's search by the beginning of an email, as on "customer".
CREATE INDEX IF NOT EXISTS "email_change_email_search_idx" ON "email_change" ("account_id", lower("email_key") text_pattern_ops);
