-- AlterTable
ALTER TABLE "collaborator_session" ADD COLUMN     "is_console" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "reauthenticated_at" TIMESTAMPTZ(3);
