-- AlterTable
ALTER TABLE "identity_provider" ADD COLUMN     "secret_origin" TEXT;
