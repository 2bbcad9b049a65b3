-- AlterTable
ALTER TABLE "revocation" ADD COLUMN     "mark" UUID;

-- AlterTable
ALTER TABLE "revocation_feed" ADD COLUMN     "last_mark" UUID;
