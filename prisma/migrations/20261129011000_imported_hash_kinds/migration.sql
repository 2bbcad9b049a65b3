-- As `customer_foreign_hash_idx`, which it replaces, with the hashes of all other schemes too.
-- The expression and the condition are those of src/customers/passwords/failure-delay.ts.
CREATE INDEX IF NOT EXISTS "customer_imported_hash_idx" ON "customer" (
  "account_id",
  (left(CASE WHEN password_hash LIKE '$2%' THEN left(password_hash, 7)
    ELSE split_part(password_hash, '$', 2) || '$' || split_part(password_hash, '$', 4) END, 100))
) WHERE (password_hash LIKE '$2%' OR password_hash LIKE '$argon2%' OR password_hash LIKE '$foreign$%')
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,p=1,t=2$%'
  AND password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%';

DROP INDEX IF EXISTS "customer_foreign_hash_idx";
