-- CreateTable
CREATE TABLE "plan_address_range" (
    "plan_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "span" numrange NOT NULL,

    CONSTRAINT "plan_address_range_pkey" PRIMARY KEY ("plan_id","position")
);

-- CreateIndex
CREATE INDEX "plan_address_range_span_idx" ON "plan_address_range" USING GIST ("span");

-- CreateIndex
CREATE INDEX IF NOT EXISTS "plan_email_domains_idx" ON "plan" USING GIN ("email_domains");

-- AddForeignKey
ALTER TABLE "plan_address_range" ADD CONSTRAINT "plan_address_range_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- IPv4 is 0 to 2^32 - 1; IPv6 its 128 bits above that, so that no range of one family holds an address of the other.
CREATE FUNCTION plan_address_number(address inet, ipv4 boolean) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  -- Four bytes of header, then the address.
  bytes bytea := substr(inet_send(address), 5);
  number numeric := 0;
BEGIN
  FOR i IN (CASE WHEN ipv4 THEN length(bytes) - 4 ELSE 0 END) .. length(bytes) - 1 LOOP
    number := number * 256 + get_byte(bytes, i);
  END LOOP;
  RETURN CASE WHEN ipv4 THEN number ELSE number + 4294967296 END;
END
$$;

-- A single address, a CIDR block or a range `from-to`; NULL for anything else. IPv4-mapped IPv6 is IPv4.
CREATE FUNCTION plan_address_span(range text) RETURNS numrange
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  mapped CONSTANT inet := '::ffff:0:0/96';
  low inet := trim(split_part(range, '-', 1))::inet;
  high inet := trim(coalesce(nullif(split_part(range, '-', 2), ''), range))::inet;
  ipv4 boolean;
BEGIN
  IF position('-' IN range) = 0 THEN
    low := host(network(low))::inet;
    high := host(broadcast(high))::inet;
  END IF;
  ipv4 := (family(low) = 4 OR low <<= mapped) AND (family(high) = 4 OR high <<= mapped);
  RETURN numrange(plan_address_number(low, ipv4), plan_address_number(high, ipv4), '[]');
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END
$$;

CREATE FUNCTION keep_plan_address_ranges() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM plan_address_range WHERE plan_id = NEW.id;
  INSERT INTO plan_address_range (plan_id, position, span)
  SELECT NEW.id, row_number() OVER (), merged.span
  FROM (
    SELECT unnest(range_agg(plan_address_span(range))) AS span FROM unnest(NEW.address_ranges) AS range
  ) AS merged;
  RETURN NULL;
END
$$;

CREATE TRIGGER keep_plan_address_ranges AFTER INSERT OR UPDATE OF address_ranges ON plan
FOR EACH ROW EXECUTE FUNCTION keep_plan_address_ranges();

-- The existing plans follow in 20261128084003_plan_addresses.
