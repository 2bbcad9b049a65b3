import { addSeconds } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { EnterpriseDomain } from '../../platform/database/client/client.ts';
import { lockEnterpriseConnection } from '../../platform/database/locks.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { proofProblem } from './domain-proof.ts';
import { recordDomain } from './manage-domains.ts';

/** How often a proven domain is checked. */
const CHECK_SECONDS = 24 * 3_600;
/** How often a proven domain is checked after a failed check. */
const RETRY_SECONDS = 3_600;
/** How long checks may fail, without a single success, before the domain is no longer proven. */
const GRACE_SECONDS = 72 * 3_600;
const BATCH = 20;

/** Checks proven domains again from time to time, because a domain may get another owner. */
export function enterpriseDomainSweep(runtime: Runtime): Sweep {
  return {
    name: 'enterprise domains',
    batch: async () => (await recheckDomains(runtime)) === BATCH,
    pauseMilliseconds: 1_000,
    everyMilliseconds: 600_000,
  };
}

/** Checks one batch of the domains that are due. @returns how many were checked */
export async function recheckDomains(runtime: Runtime): Promise<number> {
  const { prisma, clock, settings } = runtime;
  if (!settings.loginHostProof) return 0;
  const now = clock();
  const [dayAgo, hourAgo] = [addSeconds(now, -CHECK_SECONDS), addSeconds(now, -RETRY_SECONDS)];
  const due = await prisma.enterpriseDomain.findMany({
    where: {
      verifiedAt: { not: null },
      OR: [{ checkedAt: { lte: dayAgo } }, { failingSince: { not: null }, checkedAt: { lte: hourAgo } }],
    },
    orderBy: { checkedAt: 'asc' },
    take: BATCH,
  });
  for (const domain of due) await recheck(runtime, domain);
  return due.length;
}

async function recheck(runtime: Runtime, asked: EnterpriseDomain): Promise<void> {
  const isProven = (await proofProblem(runtime, asked)) === null;
  const now = runtime.clock();
  await runtime.prisma.$transaction(async (tx) => {
    await lockEnterpriseConnection(tx, { id: asked.connectionId });
    const domain = await tx.enterpriseDomain.findUnique({ where: { id: asked.id } });
    if (!domain?.verifiedAt) return;
    const failingSince = isProven ? null : (domain.failingSince ?? now);
    const hasLapsed = failingSince !== null && failingSince <= addSeconds(now, -GRACE_SECONDS);
    const data = hasLapsed
      ? { verifiedDomain: null, verifiedAt: null, failingSince: null, checkedAt: now }
      : { failingSince, checkedAt: now };
    await tx.enterpriseDomain.update({ where: { id: domain.id }, data });
    if (!hasLapsed) return;
    runtime.log.warn({ domain: domain.domain, accountId: domain.accountId }, 'enterprise domain lapsed');
    await recordDomain(
      tx,
      { accountId: domain.accountId, actor: SYSTEM },
      domain,
      'enterprise_domain.lapsed',
      now,
    );
  });
}
