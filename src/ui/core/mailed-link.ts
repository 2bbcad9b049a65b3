/** The parameters of a mailed link. */
export type MailedLink = { token: string; email: string };

const NONE: MailedLink = { token: '', email: '' };

/**
 * Removes the token and the email of a mailed link from the address, and so from the browser's history. This tab keeps
 * both until the token is used, so that the link still works after a reload or "back".
 * @param name of the view that the link opens
 */
export function takeMailedLink(name: string) {
  const parameters = new URLSearchParams(location.search);
  const key = `mailed-link:${location.pathname}:${parameters.get('site_id')}:${name}`;
  const link = parameters.has('token')
    ? { token: parameters.get('token') ?? '', email: parameters.get('email') ?? '' }
    : recall(key);
  if (link.token !== '') keep(key, link);
  removeFromAddress('token', 'email');
  return { link, forget: () => keep(key, null) };
}

/** Removes parameters from the address of the page, without a new entry in the history. */
export function removeFromAddress(...names: string[]): void {
  const address = new URL(location.href);
  if (!names.some((name) => address.searchParams.has(name))) return;
  for (const name of names) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
}

function recall(key: string): MailedLink {
  try {
    return { ...NONE, ...(JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<MailedLink> | null) };
  } catch {
    return NONE;
  }
}

/** If the browser blocks storage, the link works until the page is reloaded. */
function keep(key: string, link: MailedLink | null): void {
  try {
    if (link) sessionStorage.setItem(key, JSON.stringify(link));
    else sessionStorage.removeItem(key);
  } catch {}
}
