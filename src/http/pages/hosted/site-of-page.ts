import type { Db } from '../../../platform/database/database.ts';
import { IdentityError } from '../../../platform/errors.ts';
import type { SiteSelector } from '../../../platform/request-info.ts';
import { findSite, type SiteOfAccount } from '../../../tenancy/sites/site.ts';

/** @throws IdentityError NOT_FOUND for an unknown site: it has no pages */
export async function siteOfPage(db: Db, selector: SiteSelector | null): Promise<SiteOfAccount> {
  try {
    return await findSite(db, selector);
  } catch (error) {
    if (error instanceof IdentityError && error.code === 'VALIDATION_FAILED')
      throw new IdentityError('NOT_FOUND');
    throw error;
  }
}
