-- For the support desk's search by the beginning of an email. Prisma's schema cannot say an index on an
-- expression, and its comparison leaves such an index alone.
CREATE INDEX "customer_email_search_idx" ON "customer" ("account_id", lower("email_key") text_pattern_ops);
