/**
 * The name of the cookie with the token of the console. With the prefix `__Host-` no other host, not even one under the
 * same domain, can set it (RFC 6265bis §4.1.3.2). The prefix needs TLS.
 */
export function consoleCookie(publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}gatehouse_console`;
}

/** The attributes of the console’s cookie. Browsers do not send it with requests that pages of other sites start. */
export function consoleCookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, secure: isSecure(publicUrl), sameSite: 'strict' } as const;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
