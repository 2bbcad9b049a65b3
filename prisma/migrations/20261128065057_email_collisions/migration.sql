-- AlterTable
ALTER TABLE "collaborator" ADD COLUMN     "email_collision_key" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "email_collision_key" TEXT;

-- The indexes of the customers follow in 20261128084004_email_collision_indexes.
-- CreateIndex
CREATE UNIQUE INDEX "collaborator_email_collision_key_key" ON "collaborator"("email_collision_key");

-- Emails outside ASCII: the start and a sweep look through them for domains that have an ASCII form, which SQL
-- cannot compute (src/customers/ascii-email-keys.ts). Prisma's comparison leaves an index on an expression alone.
CREATE INDEX IF NOT EXISTS "email_change_email_key_unicode_idx" ON "email_change" ((customer_id::bigint)) WHERE octet_length(email_key) <> char_length(email_key);
