import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';

/** @throws IdentityError FEATURE_DISABLED */
export function requireEnabled({ passwordlessEnabled }: Pick<Site, 'passwordlessEnabled'>): void {
  if (passwordlessEnabled) return;
  throw new IdentityError('FEATURE_DISABLED', {
    message: 'Passwordless login is not enabled for this site.',
  });
}
