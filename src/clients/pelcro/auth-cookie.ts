import { claimsOf } from './token-claims.ts';

/** The cookie of Pelcro's SDK, which pages and servers of publishers read. It has the token in base64. */
const NAME = 'pelcro.user.auth.token';

export function readAuthCookie(): string | null {
  const value = document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
  if (!value) return null;
  try {
    // Some scripts percent-encode the padding when they set the cookie.
    const token = atob(decodeURIComponent(value));
    return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? token : null;
  } catch {
    return null;
  }
}

/** Sets the cookie for the lifetime of the token, for all subdomains of the site if possible; null removes it. */
export function writeAuthCookie(token: string | null): void {
  const seconds = token === null ? 0 : secondsLeft(token);
  const value = token === null ? '' : btoa(token);
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  const attributes = `; Path=/; SameSite=Lax; Max-Age=${seconds}${secure}`;
  for (const domain of domainsOf(location.hostname)) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API cannot be used synchronously
    document.cookie = `${NAME}=${value}${attributes}${domain === null ? '' : `; Domain=${domain}`}`;
    if (readAuthCookie() === token) return;
  }
}

/**
 * The domains to try, the shortest first. Browsers refuse public suffixes, so the first accepted domain is the
 * registrable domain. Null: this host only. IP addresses and names without a dot have no other choice.
 */
function domainsOf(hostname: string): (string | null)[] {
  const labels = hostname.split('.');
  if (labels.length < 2 || /^[\d.]+$/.test(hostname) || hostname.includes(':')) return [null];
  const longer = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  return [...longer.reverse(), null];
}

function secondsLeft(token: string): number {
  const claims = claimsOf(token);
  return claims ? claims.exp - claims.iat : 0;
}
