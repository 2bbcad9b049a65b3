/** How often the cookie is renewed while the customer is on the site. */
const RENEWAL_MS = 86_400_000;

/** Whether this page takes part in a cookie. @param domain under which the site shares it; null: it shares none */
export function sharesCookie(domain: string | null): boolean {
  const { protocol, hostname } = location;
  return domain !== null && protocol === 'https:' && (hostname === domain || hostname.endsWith(`.${domain}`));
}

/** Whether the cookie was not renewed for a day. */
export function isRenewalDue(key: string): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(`${key}:renewed`)) > RENEWAL_MS;
  } catch {
    return false;
  }
}

export function markRenewed(key: string): void {
  try {
    localStorage.setItem(`${key}:renewed`, String(Date.now()));
  } catch {
    // Without storage the cookie lives as long as its token.
  }
}
