-- CreateIndex
CREATE INDEX IF NOT EXISTS "email_change_changed_at_idx" ON "email_change"("changed_at");

-- For the support desk's search by the beginning of an email, as on "customer".
CREATE INDEX IF NOT EXISTS "email_change_email_search_idx" ON "email_change" ("account_id", lower("email_key") text_pattern_ops);
