-- CreateTable
CREATE TABLE "site_logo" (
    "site_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_logo_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "site_logo" ADD CONSTRAINT "site_logo_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
