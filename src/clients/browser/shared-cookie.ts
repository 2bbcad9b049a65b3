/** The age at which the cookie is renewed when the customer opens a page or returns to it. */
const RENEWAL_MS = 86_400_000;

/**
 * Whether this page can use the shared cookie of its site. An app cannot.
 * @param domain the domain of the cookie; null: the site does not share one
 */
export function sharesCookie(domain: string | null): boolean {
  const { location } = globalThis;
  return domain !== null && location?.protocol === 'https:' && `.${location.hostname}`.endsWith(`.${domain}`);
}

/** Whether the last renewal of the cookie was more than a day ago. False if the browser blocks the storage. */
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
    // Without storage the cookie is not renewed, and expires with its token.
  }
}

/**
 * Calls `check`, which checks the shared cookie, whenever the customer comes back to the page. Pages of other
 * subdomains share the cookie but cannot send messages to this page.
 */
export function onReturn(check: () => void): void {
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (!document.hidden) check();
  });
}
