-- CreateTable
CREATE TABLE "disqus_keys" (
    "site_id" INTEGER NOT NULL,
    "public_key" TEXT NOT NULL,
    "encrypted_secret" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disqus_keys_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "disqus_keys" ADD CONSTRAINT "disqus_keys_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
