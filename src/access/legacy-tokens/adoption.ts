import { fromUnixSeconds } from '../../lib/clock.ts';
import { MAX_ID } from '../../lib/ids.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import { erasedSubject } from '../../platform/erased-subject.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { askAboutToken } from './ask-about-token.ts';
import { claimsOfLegacyToken, type LegacyToken } from './inspect-legacy-token.ts';
import type { LegacyIssuer } from './legacy-issuers.ts';

/** A verified token of an old system that becomes a session. */
export type Adoption = {
  sessionId: string;
  issuerId: number;
  accountId: number;
  subject: string;
  /** The text that is stored instead of the subject of a deleted customer. */
  erasedSubject: string;
  jti: string | null;
  issuedAt: Date;
  expiresAt: Date;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    /** Creates the session of a token, under the conditions of `adoptSessions`. */
    adoptSession: (adoption: Adoption) => Promise<void>;
  }
}

/**
 * Adopts a token as a session. A token of an issuer of the kind ASK is adopted only if the old system accepts it.
 * @returns why the token is refused; null: it is not refused. In this case its session exists, unless the token has
 *   expired, no issuer accepts tokens any more, or no account has such a customer
 * @throws IdentityError UNAVAILABLE like `askAboutToken`, and when too many adoptions wait
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
  const names = { subject, erasedSubject: erasedSubject(runtime.derivedKeys, subject) };
  let isRefused = false;
  for (const issuer of issuers) {
    const { id: issuerId, accountId } = issuer;
    // Once its window has ended, an issuer accepts no token. Its old system must not get the token: an issuer of
    // another account may still accept it.
    if (issuer.acceptsUntil * 1_000 <= runtime.clock().getTime()) continue;
    if (issuer.kind === 'ASK') {
      if (!(await hasCustomer(runtime, issuer, subject))) continue;
      if (!(await askAboutToken(runtime, issuer, token, subject))) {
        isRefused = true;
        continue;
      }
    }
    await runtime.adoptSession({ sessionId, issuerId, accountId, ...names, jti, ...times });
    return null;
  }
  return isRefused ? 'INVALID_SIGNATURE' : null;
}

async function hasCustomer(
  { prisma, derivedKeys }: Runtime,
  { accountId, source }: LegacyIssuer,
  subject: string,
): Promise<boolean> {
  const id = customerOfSubject({
    accountId: Prisma.sql`${accountId}::int`,
    source: Prisma.sql`${source}::text`,
    subject: Prisma.sql`${subject}::text`,
    erased: Prisma.sql`${erasedSubject(derivedKeys, subject)}::text`,
    id: Prisma.sql`${idOfSubject(subject)}::int`,
  });
  const [row] = await prisma.$queryRaw<{ id: number | null }[]>`SELECT ${id} AS id`;
  return row?.id != null;
}

/** Reads a subject as a customer id. Null: it is not a valid id. */
export function idOfSubject(subject: string): number | null {
  return /^[1-9]\d{0,9}$/.test(subject) && Number(subject) <= MAX_ID ? Number(subject) : null;
}

type SubjectColumns = Record<'accountId' | 'source' | 'subject' | 'erased' | 'id', Prisma.Sql>;

/**
 * An SQL expression: the id of the customer who had this `subject` in the old system. A customer whose id equals the
 * subject matches only if an import kept that id: without an import, the customer registered here, and the equal id is
 * a coincidence. Customers from another source do not match, because there the same id means another person. Null if
 * no customer matches, and if two match, because the token does not tell them apart.
 */
export function customerOfSubject({ accountId, source, subject, erased, id }: SubjectColumns): Prisma.Sql {
  const named = Prisma.sql`COALESCE(${source}, (SELECT first.source FROM import_run first
    WHERE first.account_id = ${accountId} AND NOT first.is_dry_run ORDER BY first.id LIMIT 1))`;
  const mark = (customer: Prisma.Sql) => Prisma.sql`FROM imported_customer mark JOIN import_run run
    ON run.id = mark.run_id WHERE mark.customer_id = ${customer}`;
  return Prisma.sql`(SELECT CASE count(*) WHEN 1 THEN min(id) END FROM (
    SELECT known.id FROM customer known
    WHERE known.account_id = ${accountId} AND known.imported_subject IN (${subject}, ${erased})
      AND NOT EXISTS (SELECT 1 ${mark(Prisma.sql`known.id`)} AND run.source <> ${named})
    UNION ALL
    SELECT kept.id FROM customer kept
    WHERE kept.id = ${id} AND kept.account_id = ${accountId} AND kept.imported_subject IS NULL
      AND EXISTS (SELECT 1 ${mark(Prisma.sql`kept.id`)} AND mark.is_id_kept AND run.source = ${named})) AS named)`;
}
