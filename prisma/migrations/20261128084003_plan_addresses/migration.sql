-- The trigger writes the ranges of the plans that exist already.
UPDATE "plan" p SET "address_ranges" = p."address_ranges"
WHERE p."address_ranges" <> '{}' AND NOT EXISTS (SELECT 1 FROM "plan_address_range" r WHERE r."plan_id" = p."id")
  /* batch of "plan" p */;
