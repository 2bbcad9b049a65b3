/** Set by `app/session/route.ts`. The prefix makes browsers refuse it from subdomains and without TLS. */
export const COOKIE = '__Host-paper_session';
/** Set by Gatehouse itself on sites with `cookieSharing`, if this server is under the same domain. */
const SHARED_COOKIE = '__Secure-gatehouse_session';

/** The access token of a request: as a bearer, or in a cookie. */
export function requestToken(request: Request): string | null {
  return bearer(request) ?? cookie(request, COOKIE) ?? cookie(request, SHARED_COOKIE);
}

export function bearer(request: Request): string | null {
  return /^Bearer ([\w.-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

function cookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value || null;
}
