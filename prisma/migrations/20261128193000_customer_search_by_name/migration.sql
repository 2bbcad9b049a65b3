-- For the support desk's search by the beginning of a username or a name, as "customer_email_search_idx". The expressions
-- are those of src/administration/customer-support/find-customers.ts. A customer without a name is in neither of the last
-- two. Prisma's comparison leaves an index on an expression alone.
CREATE INDEX IF NOT EXISTS "customer_username_search_idx" ON "customer" ("account_id", lower("username_key") text_pattern_ops) WHERE "username_key" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "customer_last_name_search_idx" ON "customer" ("account_id", lower(coalesce(last_name || ' ' || first_name, last_name, first_name, display_name)) text_pattern_ops, "id") WHERE lower(coalesce(last_name || ' ' || first_name, last_name, first_name, display_name)) IS NOT NULL;
CREATE INDEX IF NOT EXISTS "customer_first_name_search_idx" ON "customer" ("account_id", lower(coalesce(first_name || ' ' || last_name, display_name)) text_pattern_ops, "id") WHERE lower(coalesce(first_name || ' ' || last_name, display_name)) IS NOT NULL;
