/** The request, as the adapters of the frameworks pass it. */
export type Presented = {
  method: string;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | null | undefined;
};

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds the token of a request: `Authorization: Bearer` (RFC 6750 §2.1), else a cookie.
 * @param cookie the name of the cookie; null: no cookie is read. For methods other than GET, HEAD and OPTIONS, the
 *   cookie is read only if `Sec-Fetch-Site` says that the page has the same origin, because browsers may send cookies
 *   with forms of other sites (CSRF). A cookie that is sent twice is not read, because an attacker may have planted
 *   one of the two
 * @returns null without a token
 */
export function presentedToken({ method, header }: Presented, cookie: string | null): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  if (cookie === null) return null;
  if (!READS.has(method.toUpperCase()) && header('sec-fetch-site') !== 'same-origin') return null;
  const start = `${cookie}=`;
  const found = (header('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start));
  const [pair, ...others] = found;
  if (pair === undefined || others.length > 0) return null;
  return pair.slice(start.length) || null;
}
