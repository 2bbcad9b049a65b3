/**
 * Takes the token of a mailed link out of the address bar, and so out of the history of the browser. The tab keeps the
 * token until it is used, so that a reload does not lose it.
 * @returns null if the link is incomplete
 */
export function takeMailedToken(page: string): string | null {
  const stored = `mailed-link:${page}`;
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    sessionStorage.setItem(stored, token);
    window.history.replaceState(window.history.state, '', location.pathname);
  }
  return token ?? sessionStorage.getItem(stored);
}

/** Deletes a token that was used, or that is no longer valid. */
export function forgetMailedToken(page: string): void {
  sessionStorage.removeItem(`mailed-link:${page}`);
}
