-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "imported_subject" TEXT;

-- The index follows in 20261129015708_customer_imported_subject_index.
