-- AlterTable
ALTER TABLE "refresh_token" ADD COLUMN     "earlier_created" TIMESTAMPTZ(3)[];
