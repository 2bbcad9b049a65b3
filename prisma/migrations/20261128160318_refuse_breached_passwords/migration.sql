-- AlterTable
ALTER TABLE "site" ADD COLUMN     "refuse_breached_passwords" BOOLEAN NOT NULL DEFAULT true;
