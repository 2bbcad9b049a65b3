-- AlterEnum
ALTER TYPE "session_end_reason" ADD VALUE 'REVOKED_BY_PARTNER';

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "tokens_expire_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ended_session" (
    "session_id" UUID NOT NULL,
    "account_id" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "end_reason" "session_end_reason" NOT NULL,
    "forget_after" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_session_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "revocation_feed" (
    "account_id" INTEGER NOT NULL,
    "last_position" BIGINT NOT NULL,

    CONSTRAINT "revocation_feed_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "revocation" (
    "account_id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "session_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "end_reason" "session_end_reason" NOT NULL,
    "forget_after" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revocation_pkey" PRIMARY KEY ("account_id","position")
);

-- CreateIndex
CREATE INDEX "revocation_forget_after_idx" ON "revocation"("forget_after");

-- AddForeignKey
ALTER TABLE "revocation_feed" ADD CONSTRAINT "revocation_feed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revocation" ADD CONSTRAINT "revocation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "revocation_feed"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Sessions that ended before the feed began: their tokens may be good for partners who verify offline.
INSERT INTO "ended_session" ("session_id", "account_id", "ended_at", "end_reason", "forget_after")
SELECT "id", "account_id", "ended_at", "end_reason", "expires_at"
FROM "session" WHERE "ended_at" IS NOT NULL AND "end_reason" IS NOT NULL AND "expires_at" > CURRENT_TIMESTAMP;
