-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "encrypted_answer" TEXT,
ADD COLUMN     "last_milliseconds" INTEGER;

-- AlterTable
ALTER TABLE "webhook_event" ADD COLUMN     "delivered_body" TEXT;
