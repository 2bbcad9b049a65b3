-- CreateTable
CREATE TABLE "encryption_secret" (
    "id" TEXT NOT NULL,
    "wrapped_root" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "encryption_secret_pkey" PRIMARY KEY ("id")
);
