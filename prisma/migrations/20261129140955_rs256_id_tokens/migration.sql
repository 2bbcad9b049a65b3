-- CreateEnum
CREATE TYPE "openid_id_token_algorithm" AS ENUM ('ES256', 'RS256');

-- AlterTable
ALTER TABLE "openid_client" ADD COLUMN     "id_token_algorithm" "openid_id_token_algorithm" NOT NULL DEFAULT 'ES256';

-- AlterTable
ALTER TABLE "signing_key" ADD COLUMN     "rsa_encrypted_private" TEXT,
ADD COLUMN     "rsa_public_jwk" JSONB;
