-- CreateTable
CREATE TABLE "scim_token" (
    "connection_id" INTEGER NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_token_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "scim_user" (
    "connection_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_name_key" TEXT,
    "external_id" TEXT,
    "active" BOOLEAN NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scim_user_pkey" PRIMARY KEY ("connection_id","customer_id")
);

-- CreateIndex
CREATE INDEX "scim_user_connection_id_external_id_idx" ON "scim_user"("connection_id", "external_id");

-- CreateIndex
CREATE INDEX "scim_user_customer_id_idx" ON "scim_user"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_user_connection_id_user_name_key_key" ON "scim_user"("connection_id", "user_name_key");

-- AddForeignKey
ALTER TABLE "scim_token" ADD CONSTRAINT "scim_token_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "enterprise_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "enterprise_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
