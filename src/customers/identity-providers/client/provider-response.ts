import type { Outgoing } from '../../../lib/outgoing.ts';
import { IdentityError } from '../../../platform/errors.ts';

/**
 * Fetches a JSON object from a provider.
 * @returns null if the provider refuses the credential (400, 401, 403)
 * @throws IdentityError PROVIDER_UNAVAILABLE for any other status except 200, and for a body that is not a JSON object
 */
export async function fetchJson(
  outgoing: Outgoing,
  url: URL,
  bearer: string | null,
): Promise<Record<string, unknown> | null> {
  let body: unknown;
  try {
    const headers = { accept: 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
    const response = await outgoing(url, { headers });
    const { status } = response;
    if ([400, 401, 403].includes(status)) return null;
    if (status !== 200) throw new Error(`The provider answered with status ${status}.`);
    body = await response.json();
  } catch (error) {
    throw providerUnavailable(error);
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw providerUnavailable(new Error('The provider answered with JSON that is not an object.'));
  }
  return body as Record<string, unknown>;
}

/** The error for a provider that is down, slow, or sends an invalid response. */
export function providerUnavailable(cause: unknown): IdentityError {
  return new IdentityError('PROVIDER_UNAVAILABLE', {}, { cause });
}
