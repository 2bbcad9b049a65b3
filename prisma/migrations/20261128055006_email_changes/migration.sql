-- AlterEnum
ALTER TYPE "one_time_token_purpose" ADD VALUE 'EMAIL_CHANGE_UNDO';

-- CreateTable
CREATE TABLE "email_change" (
    "customer_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "email_change_account_id_email_key_key" ON "email_change"("account_id", "email_key");

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An address of an unsettled change belongs to its customer alone, as their current one does. The triggers run after
-- the row is written: the unique index of `customer` makes whoever takes an address wait for the transaction that
-- gives it up, and the query of a trigger then sees what that transaction has reserved.
CREATE FUNCTION "refuse_reserved_email"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "email_change"
    WHERE "account_id" = NEW."account_id" AND "email_key" = NEW."email_key" AND "customer_id" <> NEW."id"
  ) THEN
    RAISE EXCEPTION 'the email is reserved for another customer'
      USING ERRCODE = 'unique_violation', TABLE = 'customer', CONSTRAINT = 'customer_account_id_email_key_reserved';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "customer_email_reserved" AFTER INSERT OR UPDATE OF "email_key" ON "customer"
FOR EACH ROW EXECUTE FUNCTION "refuse_reserved_email"();

CREATE FUNCTION "refuse_taken_reservation"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "customer"
    WHERE "account_id" = NEW."account_id" AND "email_key" = NEW."email_key" AND "id" <> NEW."customer_id"
  ) THEN
    RAISE EXCEPTION 'the email belongs to another customer'
      USING ERRCODE = 'unique_violation', TABLE = 'email_change', CONSTRAINT = 'email_change_account_id_email_key_taken';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "email_change_email_taken" AFTER INSERT OR UPDATE OF "email_key" ON "email_change"
FOR EACH ROW EXECUTE FUNCTION "refuse_taken_reservation"();
