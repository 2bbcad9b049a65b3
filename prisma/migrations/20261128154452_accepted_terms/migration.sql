-- CreateTable
CREATE TABLE "accepted_terms" (
    "customer_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accepted_terms_pkey" PRIMARY KEY ("customer_id","site_id","version")
);

-- CreateIndex
CREATE INDEX "accepted_terms_site_id_idx" ON "accepted_terms"("site_id");

-- AddForeignKey
ALTER TABLE "accepted_terms" ADD CONSTRAINT "accepted_terms_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accepted_terms" ADD CONSTRAINT "accepted_terms_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
