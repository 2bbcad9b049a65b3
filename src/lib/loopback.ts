/** Whether a URL's host is this machine: such URLs need no TLS, in development and tests. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

const NAMES: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/** The same server under the other name of this machine, which is another origin. Null for a URL of another machine. */
export function otherLoopbackOrigin(url: string): string | null {
  const { protocol, hostname, port } = new URL(url);
  const other = NAMES[hostname];
  return other === undefined ? null : `${protocol}//${other}${port === '' ? '' : `:${port}`}`;
}
