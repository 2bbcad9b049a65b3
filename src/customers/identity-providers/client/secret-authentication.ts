import { type ClientAuth, ClientSecretBasic, ClientSecretJwt, ClientSecretPost, None } from 'openid-client';
import { providerUnavailable } from './provider-response.ts';

/** Client authentication methods at a token endpoint (OpenID Connect Core 1.0 §9). */
const METHODS = {
  client_secret_basic: ClientSecretBasic,
  client_secret_post: ClientSecretPost,
  client_secret_jwt: ClientSecretJwt,
};

/**
 * Authenticates a client by its secret, if it has one.
 * @param preferred the method to use if the server supports it, or does not say which methods it supports
 * @throws IdentityError PROVIDER_UNAVAILABLE when the server supports none of the methods
 */
export function secretAuthentication(
  secret: string | null,
  preferred: keyof typeof METHODS,
  supported: string[] | undefined,
): ClientAuth {
  if (secret === null) return None();
  if (supported === undefined || supported.includes(preferred)) return METHODS[preferred](secret);
  for (const [name, method] of Object.entries(METHODS)) if (supported.includes(name)) return method(secret);
  const named = supported.slice(0, 10).join(', ');
  throw providerUnavailable(
    new Error(`The provider’s token endpoint accepts no client secret, only ${named}.`),
  );
}
