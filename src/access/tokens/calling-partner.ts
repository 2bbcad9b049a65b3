import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import {
  admitPartner,
  type ClientCredentials,
  type PartnerState,
  wrongCredentials,
} from '../../tenancy/partners/partner.ts';

export type CallingPartner = { state: PartnerState; name: string };

/**
 * Reads the partner that calls.
 * @param presented its credentials; null when they cannot be those of a partner
 * @throws IdentityError UNAUTHENTICATED for wrong credentials and for a disabled partner
 */
export async function callingPartner(
  runtime: Runtime,
  presented: ClientCredentials | null,
  now: Date,
): Promise<CallingPartner> {
  const { prisma: db, verdictReads } = runtime;
  const found = presented && (await verdictReads.partner(presented.clientId));
  const state = presented && admitPartner(found, presented, now);
  const row = state && (await db.partner.findUnique({ where: { id: state.id }, select: { name: true } }));
  if (!state || !row) throw wrongCredentials();
  return { state, name: row.name };
}

/** The sites whose tokens a partner may validate: those that it is restricted to, or all sites of its account. */
export function sitesOfCallingPartner(
  db: Db,
  { accountId, siteIds }: Pick<PartnerState, 'accountId' | 'siteIds'>,
): Promise<Pick<Site, 'id' | 'slug' | 'name'>[]> {
  return db.site.findMany({
    where: { accountId, ...(siteIds === null ? {} : { id: { in: siteIds } }) },
    select: { id: true, slug: true, name: true },
    orderBy: { id: 'asc' },
  });
}
