import { z } from 'zod';
import { randomSecret } from '../../lib/credential.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { EnterpriseDomain } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { lockAndReadConnection, type WholeConnection } from '../connections/connection.ts';
import { emailDomain } from '../connections/connection-input.ts';
import { proofProblem } from './domain-proof.ts';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';

const MAX_DOMAINS = 100;
const TAKEN = 'The domain belongs to another connection.';

const added = z.object({ domain: emailDomain });

/**
 * Adds an email domain to a connection. The domain has no effect until it is proven.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `domain`, also for a domain of a public mail service
 */
export async function addDomain(
  { prisma, clock }: Runtime,
  acting: Acting,
  connectionId: string,
  input: { domain: unknown },
): Promise<WholeConnection> {
  const { domain } = requireValid(added, input);
  if (PUBLIC_MAIL_DOMAINS.has(domain)) {
    throw invalidField('domain', `${domain} belongs to a public mail service, not to a company.`);
  }
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const connection = await lockAndReadConnection(tx, acting, connectionId);
    if (connection.domains.length >= MAX_DOMAINS) {
      throw invalidField('domain', `A connection may have up to ${MAX_DOMAINS} domains.`);
    }
    if (connection.domains.some((known) => known.domain === domain)) {
      throw invalidField('domain', 'The connection has this domain already.');
    }
    const { id, accountId } = connection;
    const challenge = randomSecret();
    await tx.enterpriseDomain
      .create({ data: { accountId, connectionId: id, domain, challenge, createdAt: now } })
      .catch((error) => {
        throw isDuplicate(error, 'domain') ? invalidField('domain', TAKEN) : error;
      });
    await recordDomain(tx, acting, { connectionId: id, domain }, 'enterprise_domain.added', now);
    return lockAndReadConnection(tx, acting, id);
  });
}

/**
 * Checks the DNS record that proves a domain. Customers of a proven domain can log in at the company. A proven domain
 * stays proven if the record cannot be found now. Only the regular check can end the proof.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id`, also if another connection, of any account, has proven
 *   the domain
 */
export async function verifyDomain(runtime: Runtime, acting: Acting, id: string): Promise<WholeConnection> {
  const { prisma, clock } = runtime;
  const asked = await findDomain(prisma, acting, id);
  const problem = await proofProblem(runtime, asked);
  if (problem !== null) throw invalidField('id', problem);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const connection = await lockAndReadConnection(tx, acting, asked.connectionId);
    // The domain may have been removed meanwhile.
    const { domain, verifiedAt } = await findDomain(tx, acting, id);
    const proven = {
      verifiedDomain: domain,
      verifiedAt: verifiedAt ?? now,
      checkedAt: now,
      failingSince: null,
    };
    await tx.enterpriseDomain.update({ where: { id: asked.id }, data: proven }).catch((error) => {
      throw isDuplicate(error, 'verified_domain') ? invalidField('id', TAKEN) : error;
    });
    if (verifiedAt === null) await recordDomain(tx, acting, asked, 'enterprise_domain.verified', now);
    return lockAndReadConnection(tx, acting, connection.id);
  });
}

/** Removes a domain. Its customers can no longer log in at the company. @throws IdentityError NOT_FOUND */
export async function removeDomain(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
): Promise<WholeConnection> {
  return prisma.$transaction(async (tx) => {
    const { connectionId } = await findDomain(tx, acting, id);
    await lockAndReadConnection(tx, acting, connectionId);
    const removed = await findDomain(tx, acting, id);
    await tx.enterpriseDomain.delete({ where: { id: removed.id } });
    await recordDomain(tx, acting, removed, 'enterprise_domain.removed', clock());
    return lockAndReadConnection(tx, acting, connectionId);
  });
}

/** Writes an audit entry about a domain. */
export async function recordDomain(
  tx: Db,
  { accountId, actor }: Acting,
  { connectionId, domain }: Pick<EnterpriseDomain, 'connectionId' | 'domain'>,
  action: `enterprise_domain.${string}`,
  now: Date,
): Promise<void> {
  const target = { kind: 'enterprise_connection', id: connectionId };
  const entry = { accountId, action, target, after: { domain } };
  await recordAudit(tx, actor, entry, now);
}

/** @throws IdentityError NOT_FOUND, also for a domain of another account */
async function findDomain(db: Db, { accountId }: Acting, id: string): Promise<EnterpriseDomain> {
  return requireFound(await db.enterpriseDomain.findFirst({ where: { id: idOf(id), accountId } }));
}
