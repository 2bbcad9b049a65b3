import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

export type Policy = Site['secondFactor'];

/**
 * Reads the policy for the customers of an account: that of its strictest site, because a token is valid on all sites.
 * @returns OFF for an account without sites
 */
export async function secondFactorPolicy(db: Db, accountId: number): Promise<Policy> {
  const strictest = await db.site.findFirst({
    where: { accountId },
    // The enum's own order: OFF, OPTIONAL, REQUIRED.
    orderBy: { secondFactor: 'desc' },
    select: { secondFactor: true },
  });
  return strictest?.secondFactor ?? 'OFF';
}
