-- AlterEnum
ALTER TYPE "one_time_token_purpose" ADD VALUE 'EMPLOYEE_SSO';

-- AlterTable
ALTER TABLE "collaborator" ADD COLUMN     "joined_by_sso" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "collaborator_session" ADD COLUMN     "by_sso" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "employee_sso" (
    "account_id" INTEGER NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "encrypted_secret" TEXT NOT NULL,
    "secret_endpoint" TEXT NOT NULL,
    "domains" TEXT[],
    "groups_claim" TEXT,
    "group_roles" JSONB NOT NULL DEFAULT '[]',
    "sso_only" BOOLEAN NOT NULL DEFAULT false,
    "break_glass_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "employee_sso_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "collaborator_identity" (
    "id" SERIAL NOT NULL,
    "collaborator_id" INTEGER NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collaborator_identity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "collaborator_identity_issuer_subject_key" ON "collaborator_identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "collaborator_identity_collaborator_id_issuer_key" ON "collaborator_identity"("collaborator_id", "issuer");

-- AddForeignKey
ALTER TABLE "employee_sso" ADD CONSTRAINT "employee_sso_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee_sso" ADD CONSTRAINT "employee_sso_break_glass_id_fkey" FOREIGN KEY ("break_glass_id") REFERENCES "collaborator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborator_identity" ADD CONSTRAINT "collaborator_identity_collaborator_id_fkey" FOREIGN KEY ("collaborator_id") REFERENCES "collaborator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
