-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "accepted_terms_at" TIMESTAMPTZ(3),
ADD COLUMN     "accepted_terms_version" TEXT;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "accent_color" TEXT,
ADD COLUMN     "accent_text_color" TEXT,
ADD COLUMN     "corner_radius_pixels" INTEGER,
ADD COLUMN     "font_family" TEXT,
ADD COLUMN     "mail_reply_to" TEXT,
ADD COLUMN     "mail_sender_name" TEXT,
ADD COLUMN     "privacy_url" TEXT,
ADD COLUMN     "surface_color" TEXT,
ADD COLUMN     "terms_url" TEXT,
ADD COLUMN     "terms_version" TEXT,
ADD COLUMN     "text_color" TEXT;
