-- CreateTable
CREATE TABLE "site_mail_text" (
    "site_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "paragraphs" TEXT[],
    "button_label" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_mail_text_pkey" PRIMARY KEY ("site_id","kind","language")
);

-- AddForeignKey
ALTER TABLE "site_mail_text" ADD CONSTRAINT "site_mail_text_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;
