-- CreateIndex
CREATE INDEX IF NOT EXISTS "one_time_token_collaborator_id_purpose_idx" ON "one_time_token"("collaborator_id", "purpose");
