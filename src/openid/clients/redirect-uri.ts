import { isLoopback } from '../../lib/loopback.ts';

/** The settings of the client that the rules depend on. */
type Kind = { isPublic: boolean };

/**
 * The loopback hosts of RFC 8252 §8.3 and oidc-provider. Others, such as `127.0.0.2` and `app.localhost`, are refused
 * for http.
 */
const LOOPBACKS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * The characters of a domain or an address. The URL standard allows others, such as `;`, which end a directive of CSP.
 */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])?$/;
/**
 * A domain in reverse order, so that the scheme belongs to the app's publisher (RFC 8252 §7.1), as in
 * `com.example.app`.
 */
const REVERSE_DOMAIN = /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+:$/;

/**
 * Checks a redirect URI before it is registered. Requests are compared with it character by character, so it must be
 * written as browsers write it (RFC 9700 §2.1, OAuth 2.1 §2.3.1, RFC 8252 §7 and §8).
 * @returns the problem as the end of a sentence; null for a URI that may be registered
 */
export function redirectUriProblem(value: string, { isPublic }: Kind): string | null {
  const common = uriProblem(value);
  if (common !== null) return common;
  const { protocol, hostname } = new URL(value);
  if (protocol === 'http:') {
    return LOOPBACKS.has(hostname)
      ? null
      : 'must begin with https://, unless its host is localhost, 127.0.0.1 or [::1].';
  }
  if (protocol === 'https:') {
    return isPublic && isLoopback({ hostname })
      ? 'must begin with http://localhost, http://127.0.0.1 or http://[::1], because the client is public.'
      : null;
  }
  if (!isPublic) return 'must begin with https://, because the client has a secret.';
  if (!REVERSE_DOMAIN.test(protocol)) {
    return 'must begin with https://, or with a scheme that is a domain in reverse order, such as com.example.app:/.';
  }
  return value.startsWith(`${protocol}/`) ? null : `must begin with ${protocol}/.`;
}

/** Checks the URI of a logout (OpenID Connect Back-Channel Logout §2.2, Front-Channel Logout §2). */
export function logoutUriProblem(value: string): string | null {
  const common = uriProblem(value);
  if (common !== null) return common;
  const { protocol, hostname } = new URL(value);
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACKS.has(hostname))) return null;
  return 'must begin with https://, unless its host is localhost, 127.0.0.1 or [::1].';
}

/** Whether a client is a native app: it is public, and one of its redirect URIs does not begin with `https:`. */
export function isNativeApp(redirectUris: readonly string[], { isPublic }: Kind): boolean {
  return isPublic && redirectUris.some((uri) => !uri.startsWith('https:'));
}

/**
 * Whether a client may receive responses at a URI. A loopback address of a native app may have any port (RFC 8252
 * §7.3).
 */
export function isRegisteredUri(uri: string, redirectUris: readonly string[], kind: Kind): boolean {
  if (redirectUris.includes(uri)) return true;
  const asked = isNativeApp(redirectUris, kind) ? withoutLoopbackPort(uri) : null;
  return asked !== null && redirectUris.some((registered) => withoutLoopbackPort(registered) === asked);
}

function withoutLoopbackPort(uri: string): string | null {
  const url = URL.parse(uri);
  if (url?.protocol !== 'http:' || !LOOPBACKS.has(url.hostname)) return null;
  url.port = '';
  return url.href;
}

function uriProblem(value: string): string | null {
  // The parser removes some whitespace and control characters, and reads a backslash as a slash.
  if (!/^[\x21-\x7e]+$/.test(value) || /[\\"<>^`{|}]/.test(value)) {
    return 'may contain the characters of a URI only.';
  }
  const parsed = URL.parse(value);
  if (parsed === null) return 'must be an absolute URI.';
  if (value.includes('#')) return 'may not have a fragment.';
  if (value.includes('*')) return 'may not have a wildcard.';
  if (!HOST.test(parsed.hostname)) return 'must have a host that is a domain or an address.';
  if (parsed.username || parsed.password || /^[^/?]*\/\/[^/?]*@/.test(value)) {
    return 'may not contain a user name or a password.';
  }
  if (parsed.href === value || (parsed.href === `${value}/` && parsed.pathname === '/')) return null;
  return `must be written as ${parsed.href}`;
}
