-- CreateTable
CREATE TABLE "import_run" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "is_dry_run" BOOLEAN NOT NULL DEFAULT false,
    "file_name" TEXT,
    "started_by" TEXT NOT NULL DEFAULT 'command_line:null',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undo_ended_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "lines" INTEGER,
    "last_line" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "deleted" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "run_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "is_refusal" BOOLEAN NOT NULL,
    "record_id" TEXT,
    "field" TEXT,
    "first_line" INTEGER,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("run_id","line","code")
);

-- CreateTable
CREATE TABLE "imported_customer" (
    "customer_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "is_id_kept" BOOLEAN NOT NULL DEFAULT true,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "imported_customer_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE INDEX "import_run_account_id_digest_idx" ON "import_run"("account_id", "digest");

-- CreateIndex
CREATE INDEX "import_run_account_id_id_idx" ON "import_run"("account_id", "id");

-- CreateIndex
CREATE INDEX "imported_customer_run_id_idx" ON "imported_customer"("run_id");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_customer" ADD CONSTRAINT "imported_customer_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_customer" ADD CONSTRAINT "imported_customer_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
