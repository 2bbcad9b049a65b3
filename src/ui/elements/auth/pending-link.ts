import type { Gatehouse, Result } from '../../../clients/browser/gatehouse.ts';
import type { PendingLink } from './view.ts';

/**
 * A link that waits for a login. This tab keeps it without a token, so that it survives a reload and a login at another
 * provider.
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
    // Without storage it lasts as long as the page.
  }
}

/**
 * Links the identity to the customer who is logged in: by its token, or by another redirect to its provider.
 * @param password needed when the login is more than ten minutes ago
 * @returns whether it is linked; false: the browser leaves the page
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
