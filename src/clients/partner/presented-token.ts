/** How a framework gives access to a request. */
export type Presented = {
  method: string;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | null | undefined;
};

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds the token of a request: `Authorization: Bearer` (RFC 6750 §2.1), else a cookie.
 * @param cookie the name of the cookie; null: no cookie is read. With other methods than GET, HEAD and OPTIONS it is
 *   read only where the browser says that the page is of the same origin (`Sec-Fetch-Site`), because browsers send
 *   cookies with the forms of every other site. A cookie that is sent twice is not read: one of them may be planted
 * @returns null if there is none
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
