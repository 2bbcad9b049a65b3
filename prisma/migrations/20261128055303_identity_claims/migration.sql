-- AlterTable
-- The data follows in 20261128084001_move_identity_claims.
ALTER TABLE "customer" ADD COLUMN     "identity_claims" JSONB NOT NULL DEFAULT '{}';
