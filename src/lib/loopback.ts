/** Whether a URL's host is this machine: such URLs need no TLS, in development and tests. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

const NAMES: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/**
 * Returns the origin of a URL with `127.0.0.1` for `localhost`, or the reverse: browsers treat them as two origins.
 * Null for a URL with another host.
 */
export function otherLoopbackOrigin(url: string): string | null {
  const { protocol, hostname, port } = new URL(url);
  const other = NAMES[hostname];
  return other === undefined ? null : `${protocol}//${other}${port === '' ? '' : `:${port}`}`;
}
