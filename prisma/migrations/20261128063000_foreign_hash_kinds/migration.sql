-- Only foreign hashes are in it, by account and by what tells their cost: a refused login asks for the kinds.
-- The expression and the condition are those of src/passwords/failure-delay.ts.
CREATE INDEX IF NOT EXISTS "customer_foreign_hash_idx" ON "customer" (
  "account_id",
  (left(CASE WHEN password_hash LIKE '$2%' THEN left(password_hash, 7)
    ELSE split_part(password_hash, '$', 2) || '$' || split_part(password_hash, '$', 4) END, 100))
) WHERE (password_hash LIKE '$2%' OR password_hash LIKE '$argon2%')
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%';
