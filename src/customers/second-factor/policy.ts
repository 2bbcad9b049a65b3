import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

export type Policy = Site['secondFactor'];

/**
 * What holds for the customers of an account: the policy of its strictest site, for a token is good on all.
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
