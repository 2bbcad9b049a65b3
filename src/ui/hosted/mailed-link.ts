/** What the link of a mail brought. */
export type MailedLink = { token: string; email: string };

const NONE: MailedLink = { token: '', email: '' };

/**
 * Takes the token of a mailed link out of the address, and so out of the browser's history. This tab keeps it until it
 * is used, so that a reload or the way back does not lose a link that is good.
 * @param name of the view that the link opens
 */
export function takeMailedLink(name: string) {
  const parameters = new URLSearchParams(location.search);
  const key = `mailed-link:${location.pathname}:${parameters.get('site_id')}:${name}`;
  const link = parameters.has('token')
    ? { token: parameters.get('token') ?? '', email: parameters.get('email') ?? '' }
    : recall(key);
  if (link.token !== '') keep(key, link);
  for (const secret of ['token', 'email']) parameters.delete(secret);
  history.replaceState(history.state, '', `?${parameters}`);
  return { link, forget: () => keep(key, null) };
}

function recall(key: string): MailedLink {
  try {
    return { ...NONE, ...(JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<MailedLink> | null) };
  } catch {
    return NONE;
  }
}

/** A browser that stores nothing goes on without: the page works until it is reloaded. */
function keep(key: string, link: MailedLink | null): void {
  try {
    if (link) sessionStorage.setItem(key, JSON.stringify(link));
    else sessionStorage.removeItem(key);
  } catch {}
}
