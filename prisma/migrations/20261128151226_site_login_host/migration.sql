-- AlterTable
ALTER TABLE "site" ADD COLUMN     "login_host" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "site_login_host_key" ON "site"("login_host");
