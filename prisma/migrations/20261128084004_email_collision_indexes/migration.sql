-- CreateIndex
CREATE UNIQUE INDEX IF NOT EXISTS "customer_account_id_email_collision_key_key" ON "customer"("account_id", "email_collision_key");

-- As "email_change_email_key_unicode_idx".
CREATE INDEX IF NOT EXISTS "customer_email_key_unicode_idx" ON "customer" ((id::bigint)) WHERE octet_length(email_key) <> char_length(email_key);
