-- CreateIndex
CREATE UNIQUE INDEX IF NOT EXISTS "customer_account_id_imported_subject_key" ON "customer"("account_id", "imported_subject");
