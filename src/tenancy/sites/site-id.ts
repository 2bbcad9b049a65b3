import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors.ts';
import { whole } from '../../platform/input.ts';

/** Below the largest integer, so that ids are left for other sites. */
const MAX_SITE_ID = 2_000_000_000;

/**
 * The id of a new site: that of the old system, whose apps send it as `site_id`. Only the command line chooses one,
 * because ids of sites are unique on the whole platform.
 */
export const chosenSiteId = whole('site id', 1, MAX_SITE_ID).optional();

/**
 * Reserves an id for a new site: later sites get higher ids. The sequence never moves back.
 * @throws IdentityError VALIDATION_FAILED if a site has the id
 */
export async function reserveSiteId(tx: Db, id: number): Promise<void> {
  const taken = await tx.site.findUnique({ where: { id }, select: { id: true } });
  if (taken) throw invalidField('siteId', 'The site id has already been taken.');
  await tx.$executeRaw`
    SELECT CASE WHEN nextval(pg_get_serial_sequence('site', 'id')) <= ${id}
      THEN setval(pg_get_serial_sequence('site', 'id'), ${id}) END`;
}
