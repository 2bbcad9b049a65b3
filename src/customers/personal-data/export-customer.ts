import { timesOf } from '../../access/sessions/refresh-token-chain.ts';
import { exportEventsOfCustomer } from '../../delivery/webhooks/stored-events.ts';
import type { Prisma, RefreshToken, Session } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireFound } from '../../platform/errors.ts';
import { attemptsOfCustomer } from '../../platform/limits/customer-attempts.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** How many sessions are read at a time. */
const PAGE = 200;

/**
 * Exports the stored data about a customer (GDPR, article 15) as JSON: one member for each table that refers to a
 * customer, by the table's name. Hashes, keys and secrets are left out: they are not personal data, and with them
 * anyone who has the file could log in. The export shows that a collaborator acted, but not which one.
 * @throws IdentityError NOT_FOUND, also for a customer of another account
 */
export async function exportCustomer(
  db: Db,
  { derivedKeys }: Runtime,
  { id, accountId }: { id: number; accountId: number },
  now: Date,
): Promise<Prisma.InputJsonObject> {
  const customer = requireFound(
    await db.customer.findFirst({
      where: { id, accountId },
      omit: {
        passwordHash: true,
        passwordVersion: true,
        emailKey: true,
        emailCollisionKey: true,
        usernameKey: true,
      },
    }),
  );
  const own = { where: { customerId: id } };
  const everything = {
    exportedAt: now,
    customer,
    email_change: await db.emailChange.findMany({ ...own, omit: { emailKey: true } }),
    session: await exportSessions(db, id),
    external_identity: await db.externalIdentity.findMany({ ...own, orderBy: { id: 'asc' } }),
    authenticator: await db.authenticator.findMany({
      ...own,
      orderBy: { id: 'asc' },
      omit: {
        encryptedSecret: true,
        secretHash: true,
        publicKey: true,
        lastStep: true,
        collaboratorId: true,
      },
    }),
    known_device: await db.knownDevice.findMany({
      ...own,
      orderBy: { firstSeenAt: 'asc' },
      omit: { fingerprint: true },
    }),
    imported_customer: await db.importedCustomer.findMany({ ...own, omit: { digest: true } }),
    accepted_terms: await db.acceptedTerms.findMany({ ...own, orderBy: { acceptedAt: 'asc' } }),
    enterprise_member: await db.enterpriseMember.findMany({ ...own, orderBy: { id: 'asc' } }),
    scim_user: await db.scimUser.findMany({ ...own, orderBy: { connectionId: 'asc' } }),
    openid_record: await db.openidRecord.findMany({
      where: { session: { customerId: id } },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, clientId: true, sessionId: true, createdAt: true, expiresAt: true, usedAt: true },
    }),
    openid_consent: await db.openidConsent.findMany({
      ...own,
      orderBy: { id: 'asc' },
      omit: { customerId: true },
      include: { client: { select: { name: true } } },
    }),
    one_time_token: await exportOneTimeTokens(db, id),
    attempt_counter: await exportAttempts(db, accountId, id),
    webhook_event: await exportEventsOfCustomer(db, derivedKeys, id),
    audit_event: await exportAuditEntries(db, accountId, id),
  };
  return JSON.parse(JSON.stringify(everything, withoutBigInt)) as Prisma.InputJsonObject;
}

type ExportedSession = Omit<Session, 'supersededById'> & {
  refreshTokens: Pick<RefreshToken, 'createdAt' | 'expiresAt' | 'rotatedAt' | 'earlierCreated'>[];
};

/** Exports the sessions, with the times of their refresh tokens. */
async function exportSessions(db: Db, customerId: number) {
  const all = [];
  for (let after: string | null = null; ; ) {
    const page: ExportedSession[] = await db.session.findMany({
      where: { customerId, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
      omit: { supersededById: true },
      include: {
        refreshTokens: {
          select: { createdAt: true, expiresAt: true, rotatedAt: true, earlierCreated: true },
          orderBy: { createdAt: 'asc' },
        },
      },
    });
    all.push(
      ...page.map(({ refreshTokens, ...session }) =>
        withoutNames(
          session,
          refreshTokens.flatMap((row) => timesOf(row, session.expiresAt)),
        ),
      ),
    );
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return all;
  }
}

function withoutNames(
  { endedBy, ...session }: Omit<ExportedSession, 'refreshTokens'>,
  refreshTokens: unknown,
) {
  return {
    ...session,
    // `collaborator:5` → `collaborator`.
    endedBy: endedBy?.replace(/:.*/, '') ?? null,
    refresh_token: refreshTokens,
  };
}

/** Exports only the email of `data`. The rest may be secret: a challenge, a sealed secret. */
async function exportOneTimeTokens(db: Db, customerId: number) {
  const tokens = await db.oneTimeToken.findMany({
    where: { customerId },
    orderBy: { createdAt: 'asc' },
    omit: { secretHash: true, subjectHash: true, collaboratorId: true, customerId: true },
    include: { uses: { select: { usedAt: true, source: true, sessionId: true }, orderBy: { id: 'asc' } } },
  });
  return tokens.map(({ data, uses, ...token }) => ({
    ...token,
    email: (data as { email?: unknown } | null)?.email ?? null,
    one_time_token_use: uses,
  }));
}

/** Exports the failed logins and wrong factors that still count, with their source. */
async function exportAttempts(db: Db, accountId: number, id: number) {
  const counted = await attemptsOfCustomer(db, accountId, id);
  return counted.map(({ key, failures, windowEndsAt }) => ({
    source: key.split('@')[1] ?? null,
    failures,
    windowEndsAt,
  }));
}

async function exportAuditEntries(db: Db, accountId: number, id: number) {
  const events = await db.auditEvent.findMany({
    where: {
      accountId,
      OR: [
        { targetKind: 'customer', targetId: String(id) },
        { actorKind: 'CUSTOMER', actorId: String(id) },
      ],
    },
    orderBy: { id: 'asc' },
    select: { at: true, action: true, actorKind: true, source: true, before: true, after: true },
  });
  return events.map(({ source, ...event }) => ({
    ...event,
    source: event.actorKind === 'CUSTOMER' ? source : null,
  }));
}

/** Converts a BigInt for JSON. The values here are small. */
function withoutBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
