import { addSeconds } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { type Actor, SYSTEM } from '../../platform/acting.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { lockEnterpriseConnection } from '../../platform/database/locks.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { fetchIdpMetadata, type IdpMetadata } from './idp-metadata.ts';
import { XmlProblem } from './xml.ts';

const REFRESH_SECONDS = 24 * 3_600;
/** How often metadata are fetched again after a failure. */
const RETRY_SECONDS = 3_600;
/** The minimum time between two requests that are caused by responses with an unknown signature. */
const AFTER_FAILURE_SECONDS = 60;
const BATCH = 20;

/** Refreshes the metadata of enabled connections every day, so that a company can replace its certificate. */
export function samlMetadataSweep(runtime: Runtime): Sweep {
  return {
    name: 'SAML metadata',
    batch: async () => (await refreshDueMetadata(runtime)) === BATCH,
    pauseMilliseconds: 1_000,
    everyMilliseconds: 600_000,
  };
}

/** Refreshes one batch of the metadata that are due. @returns how many connections it handled */
export async function refreshDueMetadata(runtime: Runtime): Promise<number> {
  const now = runtime.clock();
  const [dayAgo, hourAgo] = [addSeconds(now, -REFRESH_SECONDS), addSeconds(now, -RETRY_SECONDS)];
  const due = await runtime.prisma.enterpriseConnection.findMany({
    where: {
      metadataUrl: { not: null },
      enabled: true,
      OR: [
        { metadataCheckedAt: { lte: dayAgo } },
        { metadataProblem: { not: null }, metadataCheckedAt: { lte: hourAgo } },
      ],
    },
    orderBy: { metadataCheckedAt: 'asc' },
    take: BATCH,
  });
  for (const connection of due) await refreshMetadata(runtime, connection, SYSTEM);
  return due.length;
}

/**
 * Refreshes the metadata after a signature could not be verified: only if the metadata have a URL, and at most once a
 * minute.
 * @returns the connection with the new certificates; null if there are no new ones
 */
export async function refreshAfterFailure(
  runtime: Runtime,
  { id, certificates }: EnterpriseConnection,
): Promise<EnterpriseConnection | null> {
  const { prisma, clock } = runtime;
  const now = clock();
  const checkedBefore = addSeconds(now, -AFTER_FAILURE_SECONDS);
  // Of concurrent responses, only the first one causes a request.
  const { count } = await prisma.enterpriseConnection.updateMany({
    where: { id, metadataUrl: { not: null }, metadataCheckedAt: { lte: checkedBefore } },
    data: { metadataCheckedAt: now },
  });
  if (count === 0) return null;
  const connection = await prisma.enterpriseConnection.findUniqueOrThrow({ where: { id } });
  const refreshed = await refreshMetadata(runtime, connection, SYSTEM);
  return String(refreshed.certificates) === String(certificates) ? null : refreshed;
}

/**
 * Fetches the metadata of a provider and stores its certificates and its login URL. The provider must stay the same. If
 * the metadata cannot be read, the previous values stay, and the problem is stored.
 */
export async function refreshMetadata(
  runtime: Runtime,
  { id, issuer, metadataUrl }: EnterpriseConnection,
  actor: Actor,
): Promise<EnterpriseConnection> {
  const { prisma, clock, settings, identityProviders } = runtime;
  const now = clock();
  let fetched: IdpMetadata | null = null;
  let metadataProblem: string | null = null;
  try {
    fetched = await fetchIdpMetadata(
      identityProviders.outgoing,
      metadataUrl ?? '',
      settings.environment,
      now,
    );
    if (fetched.issuer !== issuer) throw new XmlProblem('The metadata now belong to another provider.');
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    fetched = null;
    metadataProblem = error.message;
    runtime.log.warn({ connectionId: id, reason: error.message }, 'SAML metadata not refreshed');
  }
  return prisma.$transaction(async (tx) => {
    await lockEnterpriseConnection(tx, { id });
    const before = await tx.enterpriseConnection.findUniqueOrThrow({ where: { id } });
    // Another provider may have been set meanwhile.
    if (before.metadataUrl !== metadataUrl || before.issuer !== issuer) return before;
    const { loginUrl, certificates } = fetched ?? before;
    const refreshed = fetched ? { metadataRefreshedAt: now } : {};
    const data = { loginUrl, certificates, metadataProblem, metadataCheckedAt: now, ...refreshed };
    const after = await tx.enterpriseConnection.update({ where: { id }, data });
    const isSame = before.loginUrl === loginUrl && String(before.certificates) === String(certificates);
    if (!isSame) {
      const target = { kind: 'enterprise_connection', id };
      const changes = { before: shown(before), after: shown(after) };
      const action = 'enterprise_connection.metadata_refreshed';
      await recordAudit(tx, actor, { accountId: before.accountId, action, target, ...changes }, now);
    }
    return after;
  });
}

function shown({ loginUrl, certificates }: Pick<EnterpriseConnection, 'loginUrl' | 'certificates'>) {
  return { loginUrl, certificates };
}
