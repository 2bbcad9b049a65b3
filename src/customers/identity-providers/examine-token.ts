import { withinDeadline } from '../../lib/deadline.ts';
import { type ExternalProfile, profileFrom } from './external-profile.ts';
import { claimsByFacebook } from './facebook.ts';
import { claimsByOpenIdToken, type PresentedToken } from './openid.ts';
import { providerUnavailable } from './outgoing.ts';
import type { Provider, ProviderConnections } from './provider.ts';
import { refusedToken } from './provider-failure.ts';

/** Whatever a provider does, the caller is told within five seconds. */
const DEADLINE_MS = 4_500;

/**
 * Who holds a token of a provider, as the provider says.
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE, VALIDATION_FAILED on `provider`
 */
export function examineForeignToken(
  connections: ProviderConnections,
  provider: Provider,
  presented: PresentedToken,
  now: Date,
): Promise<ExternalProfile> {
  return withinPatience(async () => {
    const claims =
      provider.kind === 'FACEBOOK'
        ? await claimsByFacebook(connections, provider, presented, now)
        : await claimsByOpenIdToken(connections, provider, presented, now);
    return requireProfile(provider, claims);
  });
}

/** @throws IdentityError INVALID_CREDENTIALS where the claims name nobody */
export function requireProfile({ issuer }: Provider, claims: Record<string, unknown>): ExternalProfile {
  const profile = profileFrom(issuer, claims);
  if (!profile) throw refusedToken('The claim sub is not a text of 1 to 255 characters.');
  return profile;
}

/** @throws IdentityError PROVIDER_UNAVAILABLE when a talk with a provider takes too long */
export function withinPatience<T>(talk: () => Promise<T>): Promise<T> {
  return withinDeadline(talk(), DEADLINE_MS, () =>
    providerUnavailable(new Error('The provider is too slow.')),
  );
}
