import { fromUnixSeconds } from '../../lib/clock.ts';
import { MAX_ID } from '../../lib/ids.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { askAboutToken } from './ask-about-token.ts';
import { claimsOfLegacyToken, type LegacyToken } from './inspect-legacy-token.ts';

/** A verified token of an old system that becomes a session. */
export type Adoption = {
  sessionId: string;
  issuerId: number;
  accountId: number;
  subject: string;
  jti: string | null;
  issuedAt: Date;
  expiresAt: Date;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    /** Makes the session of a token, unless it exists, or the account has no such customer. */
    adoptSession: (adoption: Adoption) => Promise<void>;
  }
}

/**
 * Adopts a token as a session. A token whose key is not known is adopted if the old system knows it.
 * @returns the flaw of the token; null: its session can be read, unless the account has no such customer
 * @throws IdentityError UNAVAILABLE when the old system does not answer
 */
export async function adoptLegacyToken(
  runtime: Runtime,
  { token, issuers }: LegacyToken,
  sessionId: string,
): Promise<'INVALID_SIGNATURE' | null> {
  const claims = claimsOfLegacyToken(token);
  if (!claims) return 'INVALID_SIGNATURE';
  const { subject, jti } = claims;
  const times = { issuedAt: fromUnixSeconds(claims.issuedAt), expiresAt: fromUnixSeconds(claims.expiresAt) };
  let isRefused = false;
  for (const issuer of issuers) {
    const { id: issuerId, accountId } = issuer;
    if (issuer.kind === 'ASK') {
      if (!(await hasCustomer(runtime, accountId, subject))) continue;
      if (!(await askAboutToken(runtime, issuer, token, subject))) {
        isRefused = true;
        continue;
      }
    }
    await runtime.adoptSession({ sessionId, issuerId, accountId, subject, jti, ...times });
    return null;
  }
  return isRefused ? 'INVALID_SIGNATURE' : null;
}

async function hasCustomer({ prisma }: Runtime, accountId: number, subject: string): Promise<boolean> {
  const id = customerOfSubject(
    Prisma.sql`${accountId}::int`,
    Prisma.sql`${subject}::text`,
    Prisma.sql`${idOfSubject(subject)}::int`,
  );
  const [row] = await prisma.$queryRaw<{ id: number | null }[]>`SELECT ${id} AS id`;
  return row?.id != null;
}

/** The customer id that a subject may be. Null: it cannot be an id. */
export function idOfSubject(subject: string): number | null {
  return /^[1-9]\d{0,9}$/.test(subject) && Number(subject) <= MAX_ID ? Number(subject) : null;
}

/**
 * The id of the customer whom the old system called `subject`. A customer with that id counts only if an import has kept
 * it: otherwise the id belongs to a customer who has registered here. Null if two customers match: they come from two
 * systems that have used the same id, and the token does not say which.
 */
export function customerOfSubject(accountId: Prisma.Sql, subject: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT CASE count(*) WHEN 1 THEN min(id) END FROM (
    SELECT known.id FROM customer known WHERE known.account_id = ${accountId} AND known.imported_subject = ${subject}
    UNION ALL
    SELECT kept.id FROM customer kept JOIN imported_customer ON imported_customer.customer_id = kept.id
    WHERE kept.id = ${id} AND kept.account_id = ${accountId} AND kept.imported_subject IS NULL
      AND imported_customer.is_id_kept) AS named)`;
}
