-- AlterTable
ALTER TABLE "webhook_event" ADD COLUMN     "customer_id" INTEGER;

-- CreateIndex
CREATE INDEX "webhook_event_customer_id_idx" ON "webhook_event"("customer_id");

-- What somebody called an authenticator is hers. The audit log outlives her.
UPDATE "audit_event" SET "before" = "before" - 'name', "after" = "after" - 'name'
WHERE "target_kind" = 'authenticator';
