-- AlterTable
ALTER TABLE "enterprise_connection" ADD COLUMN     "login_problem" TEXT,
ADD COLUMN     "login_problem_at" TIMESTAMPTZ(3);
