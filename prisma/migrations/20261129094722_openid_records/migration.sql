-- CreateTable
CREATE TABLE "openid_record" (
    "key" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "encrypted_payload" TEXT NOT NULL,
    "session_id" UUID,
    "client_id" TEXT,
    "grant_key" BYTEA,
    "name_key" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "openid_record_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "openid_record_session_id_idx" ON "openid_record"("session_id");

-- CreateIndex
CREATE INDEX "openid_record_client_id_idx" ON "openid_record"("client_id");

-- CreateIndex
CREATE INDEX "openid_record_grant_key_idx" ON "openid_record"("grant_key");

-- CreateIndex
CREATE INDEX "openid_record_name_key_idx" ON "openid_record"("name_key");

-- CreateIndex
CREATE INDEX "openid_record_expires_at_idx" ON "openid_record"("expires_at");

-- AddForeignKey
ALTER TABLE "openid_record" ADD CONSTRAINT "openid_record_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
