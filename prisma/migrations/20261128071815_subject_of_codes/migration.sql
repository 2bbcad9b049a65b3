-- AlterTable
ALTER TABLE "one_time_token" ADD COLUMN     "subject_hash" BYTEA;

-- CreateIndex
CREATE INDEX "one_time_token_subject_hash_idx" ON "one_time_token"("subject_hash");
