-- AlterTable
ALTER TABLE "collaborator" ADD COLUMN     "email_collision_key" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "email_collision_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "collaborator_email_collision_key_key" ON "collaborator"("email_collision_key");

-- CreateIndex
CREATE UNIQUE INDEX "customer_account_id_email_collision_key_key" ON "customer"("account_id", "email_collision_key");

-- Emails outside ASCII: the start and a sweep look through them for domains that have an ASCII form, which SQL
-- cannot compute (src/customers/ascii-email-keys.ts). Prisma's comparison leaves an index on an expression alone.
CREATE INDEX "customer_email_key_unicode_idx" ON "customer" ((id::bigint)) WHERE octet_length(email_key) <> char_length(email_key);
CREATE INDEX "email_change_email_key_unicode_idx" ON "email_change" ((customer_id::bigint)) WHERE octet_length(email_key) <> char_length(email_key);
