-- CreateEnum
CREATE TYPE "statistics_step" AS ENUM ('HOUR', 'DAY');

-- CreateTable
CREATE TABLE "statistics_count" (
    "account_id" INTEGER NOT NULL,
    "step" "statistics_step" NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "site_id" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "statistics_count_pkey" PRIMARY KEY ("account_id","step","kind","starts_at","site_id","way","outcome")
);

-- CreateIndex
CREATE INDEX "statistics_count_step_starts_at_idx" ON "statistics_count"("step", "starts_at");

-- AddForeignKey
ALTER TABLE "statistics_count" ADD CONSTRAINT "statistics_count_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
