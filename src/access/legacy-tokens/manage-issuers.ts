import type { Acting } from '../../platform/acting.ts';
import { type LegacyIssuer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound } from '../../platform/errors.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { LEGACY_SECRET } from './legacy-issuers.ts';
import { fingerprintOf, requireWindow, validateIssuer, wouldReceive } from './new-issuer.ts';

/** An issuer without its encrypted secret and its fingerprint. */
export type ListedIssuer = Omit<LegacyIssuer, 'encryptedSecret' | 'fingerprint'>;

const NOT_SHOWN = { encryptedSecret: true, fingerprint: true } as const;

/**
 * Creates an issuer of the system that an account moves from.
 * @param siteId the site of the sessions, which belongs to the account
 * @param input not yet validated
 * @throws IdentityError VALIDATION_FAILED by field
 */
export async function createLegacyIssuer(
  { prisma, clock, derivedKeys, settings }: CommandRuntime,
  { accountId, actor }: Acting,
  siteId: number,
  input: unknown,
): Promise<ListedIssuer> {
  const createdAt = clock();
  const { secret, ...given } = validateIssuer(input, settings.environment, createdAt);
  const valid = { ...given, source: await sourceOf(prisma, accountId, given.source) };
  const fingerprint = fingerprintOf(derivedKeys, { ...valid, secret });
  const encryptedSecret = secret && (await seal(derivedKeys, LEGACY_SECRET, secret.toString('base64')));
  return prisma
    .$transaction(async (tx) => {
      await lockAccount(tx, accountId);
      if (valid.kind === 'ASK') await requireToldApart(tx, accountId, valid);
      const created = await tx.legacyIssuer.create({
        data: { ...valid, accountId, siteId, encryptedSecret, fingerprint, createdAt },
        omit: NOT_SHOWN,
      });
      const target = { kind: 'legacy_issuer', id: created.id };
      const entry = { accountId, action: 'legacy_issuer.created', target, after: shown(created) };
      await recordAudit(tx, actor, entry, createdAt);
      return created;
    })
    .catch((error) => {
      if (!isDuplicate(error, 'fingerprint')) throw error;
      const field = valid.kind === 'JWKS' ? 'iss' : 'secret';
      throw invalidField(field, `Another issuer has this ${field === 'iss' ? 'iss and aud' : 'secret'}.`);
    });
}

/**
 * Finds the import source of the customers whom the tokens name: the given source, or the only one of the account. Null
 * if no source is given and nothing was imported.
 */
async function sourceOf(db: Db, accountId: number, given: string | null): Promise<string | null> {
  const runs = await db.importRun.findMany({
    where: { accountId, isDryRun: false },
    distinct: ['source'],
    select: { source: true },
  });
  const sources = runs.map(({ source }) => source);
  if (given === null ? sources.length <= 1 : sources.length === 0 || sources.includes(given))
    return given ?? sources[0] ?? null;
  const imported = sources.toSorted().join(', ');
  throw invalidField('source', `The source must be one that customers were imported from: ${imported}.`);
}

/**
 * @throws IdentityError VALIDATION_FAILED if the old system of another account would get tokens of this account, or
 *   vice versa
 */
async function requireToldApart(tx: Db, accountId: number, issuer: Parameters<typeof wouldReceive>[0]) {
  const where = { kind: 'ASK' as const, disabledAt: null, accountId: { not: accountId } };
  const others = await tx.legacyIssuer.findMany({ where, omit: NOT_SHOWN });
  if (others.some((other) => wouldReceive(issuer, other)))
    throw invalidField(
      'iss',
      'Tokens of another account have the same form. Give an iss that only the tokens of this account have.',
    );
}

export async function listLegacyIssuers(
  { prisma }: Pick<CommandRuntime, 'prisma'>,
  { accountId }: Pick<Acting, 'accountId'>,
): Promise<ListedIssuer[]> {
  return prisma.legacyIssuer.findMany({ where: { accountId }, omit: NOT_SHOWN, orderBy: { id: 'asc' } });
}

/**
 * Closes an issuer for good, or moves the end of its window. Every process uses the new end within five seconds. The
 * sessions that were adopted stay open, and the tokens that Gatehouse issued for these sessions stay valid.
 * @param acceptsUntil the end of the window; null: now, for good
 * @throws IdentityError NOT_FOUND, also for an issuer of another account; VALIDATION_FAILED on `until`
 */
export async function closeLegacyIssuer(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  id: number,
  acceptsUntil: Date | null,
): Promise<ListedIssuer> {
  return prisma.$transaction(async (tx) => {
    const now = clock();
    const before = await findIssuer(tx, accountId, id);
    if (before.disabledAt) {
      if (acceptsUntil === null) return before;
      throw invalidField('until', 'The issuer is closed for good.');
    }
    if (acceptsUntil !== null) requireWindow(acceptsUntil, before.createdAt, now);
    const data = acceptsUntil === null ? { disabledAt: now } : { acceptsUntil };
    const after = await tx.legacyIssuer.update({ where: { id }, data, omit: NOT_SHOWN });
    // No token of the issuer is adopted any more, so the list of its revoked tokens is not needed.
    if (acceptsUntil === null) await tx.revokedLegacyToken.deleteMany({ where: { issuerId: id } });
    const target = { kind: 'legacy_issuer', id };
    const action = acceptsUntil === null ? 'legacy_issuer.closed' : 'legacy_issuer.window_moved';
    const states = { before: windowOf(before), after: windowOf(after) };
    await recordAudit(tx, actor, { accountId, action, target, ...states }, now);
    return after;
  });
}

/** Locks the account, and finds its issuer. */
async function findIssuer(tx: Db, accountId: number, id: number): Promise<ListedIssuer> {
  await lockAccount(tx, accountId);
  return requireFound(await tx.legacyIssuer.findFirst({ where: { id, accountId }, omit: NOT_SHOWN }));
}

const BATCH = 1_000;
const JTI = /^[^\s\p{C}]{16,255}$/u;

/**
 * Adds tokens that the old system has revoked, by their `jti`. They are adopted as ended sessions. The session of a
 * token that was adopted earlier does not end, so add the list before the cutover.
 * @param lines one `jti` per line; empty lines are skipped
 * @returns how many were added, and how many were stored already
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED for a line that is not a `jti`. The lines before it may have been
 *   added
 */
export async function revokeLegacyTokens(
  { prisma, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  issuerId: number,
  lines: AsyncIterable<string>,
): Promise<{ added: number; known: number }> {
  const now = clock();
  await prisma.$transaction((tx) => findIssuer(tx, accountId, issuerId));
  let added = 0;
  let given = 0;
  const add = async (batch: readonly string[]) => {
    given += batch.length;
    added += await prisma.$executeRaw`
      INSERT INTO revoked_legacy_token (issuer_id, jti, revoked_at)
      SELECT ${issuerId}, jti, ${now} FROM unnest(${[...batch]}::text[]) AS jti ON CONFLICT DO NOTHING`;
  };
  try {
    let batch: string[] = [];
    let line = 0;
    for await (const text of lines) {
      line += 1;
      const jti = text.trim();
      if (jti === '') continue;
      if (!JTI.test(jti)) throw invalidField('jti', `Line ${line} is not a jti of 16 to 255 characters.`);
      if (batch.push(jti) === BATCH) {
        await add(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await add(batch);
  } finally {
    const target = { kind: 'legacy_issuer', id: issuerId };
    const entry = { accountId, action: 'legacy_issuer.tokens_revoked', target, after: { added } };
    await recordAudit(prisma, actor, entry, now);
  }
  return { added, known: given - added };
}

/**
 * Ends the tokens that the issuers of an account or a site have issued until now, and that are not sessions yet. It
 * waits for the adoptions under way: they hold a lock on their issuer.
 */
export async function endTokensOfIssuers(
  db: Db,
  { accountId, siteId }: { accountId: number; siteId: number | null },
  now: Date,
): Promise<void> {
  const ofSite = siteId === null ? Prisma.empty : Prisma.sql`AND site_id = ${siteId}`;
  await db.$executeRaw`
    UPDATE legacy_issuer SET tokens_valid_from = ${now} WHERE account_id = ${accountId} ${ofSite}`;
}

function windowOf({ acceptsUntil, disabledAt }: ListedIssuer) {
  return { acceptsUntil: acceptsUntil.toISOString(), disabledAt: disabledAt?.toISOString() ?? null };
}

/** An issuer as the audit log shows it: without the secret. */
function shown({
  siteId,
  kind,
  algorithm,
  url,
  iss,
  aud,
  prv,
  source,
  cutoverAt,
  acceptsUntil,
}: ListedIssuer) {
  return {
    siteId,
    kind,
    algorithm,
    url,
    iss,
    aud,
    prv,
    source,
    cutoverAt: cutoverAt?.toISOString() ?? null,
    acceptsUntil: acceptsUntil.toISOString(),
  };
}
