-- A login by a passkey shows both factors. Of other sessions it is not known: their handoffs ask again.
UPDATE "session" s SET "second_factor_shown" = true
WHERE s."started_by" = 'PASSKEY' AND s."ended_at" IS NULL AND NOT s."second_factor_shown"
  /* batch of "session" s */;
