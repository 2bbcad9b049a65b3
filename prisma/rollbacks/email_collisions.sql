-- Undoes the migration 20261128065057_email_collisions. `npm run roll-back-email-keys` writes the keys back before it runs this.
DROP INDEX "customer_email_key_unicode_idx";
DROP INDEX "email_change_email_key_unicode_idx";
ALTER TABLE "customer" DROP COLUMN "email_collision_key";
ALTER TABLE "collaborator" DROP COLUMN "email_collision_key";
DELETE FROM "_prisma_migrations" WHERE migration_name = '20261128065057_email_collisions';
