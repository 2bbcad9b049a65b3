-- AlterEnum
ALTER TYPE "identity_provider_kind" ADD VALUE 'APPLE';

-- AlterTable
ALTER TABLE "identity_provider" ADD COLUMN     "key_id" TEXT,
ADD COLUMN     "team_id" TEXT;
