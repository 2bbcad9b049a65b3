-- AlterTable
ALTER TABLE "account" ADD COLUMN     "sandbox" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "rate_per_minute" INTEGER;
