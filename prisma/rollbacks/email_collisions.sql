-- Undoes the migrations 20261128065057_email_collisions and 20261128084004_email_collision_indexes.
-- `npm run roll-back-email-keys` writes the keys back before it runs this.
DROP INDEX IF EXISTS "customer_email_key_unicode_idx";
DROP INDEX IF EXISTS "email_change_email_key_unicode_idx";
ALTER TABLE "customer" DROP COLUMN "email_collision_key";
ALTER TABLE "collaborator" DROP COLUMN "email_collision_key";
DELETE FROM "_prisma_migrations"
WHERE migration_name IN ('20261128065057_email_collisions', '20261128084004_email_collision_indexes');
