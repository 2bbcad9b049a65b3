import type { Gatehouse, Result } from '../../../clients/browser/gatehouse.ts';
import type { PendingLink } from './view.ts';

/**
 * The storage key of a pending link, which links an identity after the next login. The tab stores the name of the
 * identity's provider, so that neither a reload nor a login at another provider loses the link. A link whose identity
 * has a token is not stored.
 */
const keyOf = (siteId: string) => `gatehouse:link:${siteId}`;

export function pendingLink(siteId: string): PendingLink | null {
  try {
    const provider = sessionStorage.getItem(keyOf(siteId));
    return provider === null ? null : { provider };
  } catch {
    return null;
  }
}

export function keepPendingLink(siteId: string, link: PendingLink | null): void {
  try {
    if (link && link.token === undefined) sessionStorage.setItem(keyOf(siteId), link.provider);
    else sessionStorage.removeItem(keyOf(siteId));
  } catch {
    // Without storage, a reload loses the pending link.
  }
}

/**
 * Links the identity to the customer who is logged in: by its token, or by another redirect to its provider.
 * @param password needed if the login was more than ten minutes ago
 * @returns whether the identity is linked; false: the browser leaves the page
 */
export async function linkNow(
  { identities }: Gatehouse,
  link: PendingLink | null,
  password: string | undefined,
): Promise<Result<boolean>> {
  const { provider = '', token, nonce = null } = link ?? {};
  if (token === undefined) {
    const { error } = await identities.linkByRedirect(provider, password);
    return error ? { data: null, error } : { data: false, error };
  }
  const { error } = await identities.linkWithToken({ provider, token, nonce, password: password ?? null });
  return error ? { data: null, error } : { data: true, error };
}
