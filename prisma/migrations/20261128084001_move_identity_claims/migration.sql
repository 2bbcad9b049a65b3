-- What providers said moves out of the metadata, where customers could write it: only of linked identities, only
-- the known claims, and without the email's verification, which the next sign-in says again. Claims that are in
-- their new place already are newer.
UPDATE "customer" c SET
  "identity_claims" = COALESCE((
    SELECT jsonb_object_agg(kept.provider, kept.claims ORDER BY kept.last_used_at)
    FROM (
      SELECT e.provider, e.last_used_at, (
        SELECT jsonb_object_agg(claim.key, claim.value)
        FROM jsonb_each(c."metadata" -> 'identity_providers' -> e.provider) AS claim
        WHERE claim.key IN ('sub', 'name', 'given_name', 'family_name', 'nickname', 'picture', 'locale')
          AND jsonb_typeof(claim.value) = 'string'
      ) || jsonb_strip_nulls(jsonb_build_object('email', e.email)) AS claims
      FROM "external_identity" e
      WHERE e.customer_id = c.id
        AND jsonb_typeof(c."metadata" -> 'identity_providers' -> e.provider) = 'object'
        AND jsonb_typeof(c."metadata" -> 'identity_providers' -> e.provider -> 'sub') = 'string'
        AND c."metadata" -> 'identity_providers' -> e.provider ->> 'sub' = e.subject
    ) AS kept
  ), '{}') || c."identity_claims",
  "metadata" = c."metadata" - 'identity_providers'
WHERE jsonb_typeof(c."metadata") = 'object' AND c."metadata" -> 'identity_providers' IS NOT NULL
  /* batch of "customer" c */;
