-- AlterTable
ALTER TABLE "legacy_issuer" ADD COLUMN     "source" TEXT;
