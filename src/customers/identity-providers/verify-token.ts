import { z } from 'zod';
import { withinDeadline } from '../../lib/deadline.ts';
import { text } from '../../platform/input.ts';
import { rule } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Provider } from './client/connections.ts';
import { logProviderFailure, refusedToken } from './client/provider-failure.ts';
import { providerUnavailable } from './client/provider-response.ts';
import { type ExternalProfile, profileFrom } from './external-profile.ts';
import type { Claims } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';

const MAX_TOKEN_LENGTH = 16_384;

/** A provider's token, and the nonce that it is bound to. */
export const presentedToken = z.object({
  provider: text('provider', 63),
  token: text('token', MAX_TOKEN_LENGTH).refine((value) => value !== '', rule('required', { name: 'token' })),
  nonce: text('nonce', 255).nullish(),
});

/**
 * Verifies a token that was presented on a site that offers the provider.
 * @returns the profile of the person whose token it is
 * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE; VALIDATION_FAILED on `provider` if the site has not
 *   stored the secret that the verification needs
 */
export function verifyPresentedToken(
  runtime: Runtime,
  provider: Provider,
  { token, nonce = null }: z.output<typeof presentedToken>,
): Promise<ExternalProfile> {
  const claims = kinds[provider.kind].verifyToken(
    runtime.identityProviders,
    provider,
    { token, nonce },
    runtime.clock(),
  );
  return callProvider(runtime, provider, profileOf(provider, claims));
}

/** @throws IdentityError INVALID_CREDENTIALS when the claims have no usable subject */
export async function profileOf({ issuer }: Provider, claims: Promise<Claims>): Promise<ExternalProfile> {
  const profile = profileFrom(issuer, await claims);
  if (!profile) throw refusedToken('The claim sub is not a text of 1 to 255 characters.');
  return profile;
}

/** The caller gets an answer within five seconds, even if a provider does not answer. */
const DEADLINE_MS = 4_500;

/**
 * Waits for a call to a provider, up to the deadline, and logs its failure.
 * @throws IdentityError PROVIDER_UNAVAILABLE when the call takes too long
 */
export async function callProvider<T>({ log }: Runtime, provider: Provider, call: Promise<T>): Promise<T> {
  try {
    return await withinDeadline(call, DEADLINE_MS, () =>
      providerUnavailable(new Error('The provider is too slow.')),
    );
  } catch (error) {
    logProviderFailure(log, provider, error);
    throw error;
  }
}
