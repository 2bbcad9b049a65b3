-- CreateIndex
CREATE INDEX IF NOT EXISTS "one_time_token_subject_hash_idx" ON "one_time_token"("subject_hash");
