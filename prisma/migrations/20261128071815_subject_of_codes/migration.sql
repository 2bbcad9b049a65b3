-- AlterTable
-- The index follows in 20261128084005_subject_of_codes_index.
ALTER TABLE "one_time_token" ADD COLUMN     "subject_hash" BYTEA;
