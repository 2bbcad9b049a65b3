-- CreateEnum
CREATE TYPE "old_system_kind" AS ENUM ('PELCRO', 'PRANCER', 'HOOK');

-- CreateTable
CREATE TABLE "old_system" (
    "account_id" INTEGER NOT NULL,
    "kind" "old_system_kind" NOT NULL,
    "url" TEXT NOT NULL,
    "site" TEXT,
    "encrypted_secret" TEXT,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "trusts_emails" BOOLEAN NOT NULL,
    "creates_unknown" BOOLEAN NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "old_system_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "old_system" ADD CONSTRAINT "old_system_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- For the number of customers whose password only the old system knows (src/customers/old-systems/old-system.ts).
CREATE INDEX IF NOT EXISTS "customer_elsewhere_idx" ON "customer" ("account_id") WHERE password_hash = '$elsewhere$';
