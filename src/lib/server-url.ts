/** Reads the parts of a URL that names several servers. An error states the problem and quotes no value. */

/** @throws Error for a percent sign that encodes nothing */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuseUrl('has a % that does not encode anything: write %25');
  }
}

/** Splits the part between the scheme and the path. A password may contain an @, so the last @ ends the credentials. */
export function splitAuthority(authority: string): { credentials: string; places: string } {
  const at = authority.lastIndexOf('@');
  return { credentials: authority.slice(0, Math.max(at, 0)), places: authority.slice(at + 1) };
}

/** The path and all that follows it. */
export function behindServers(url: string): string {
  return url.replace(/^[^:]*:\/\/[^/?#]*/, '');
}

/**
 * Refuses an @ behind the servers. A `/`, `?` or `#` in a password ends the part with the credentials if it is not
 * encoded. The rest of the password would then be the path, which messages may show.
 * @param rest what follows the servers
 * @throws Error
 */
export function refuseSplitPassword(rest: string): void {
  if (rest.includes('@')) {
    refuseUrl(
      'has an @ behind the servers: in a password write %2F for /, %3F for ? and %23 for #, elsewhere %40 for @',
    );
  }
}

/**
 * Reads the parameters after the question mark. A plus sign stands for itself, not for a space.
 * @param instead by name: why a parameter is refused, or what to use instead
 * @throws Error that names an unknown parameter. A parameter without a value, and any unknown one if there is an @, is
 *   not named: it may be a part of a password that contains a `?` or `&` which is not encoded
 */
export function parametersOf(
  query: string,
  known: ReadonlySet<string>,
  instead: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [name = '', ...value] = pair.split('=');
    if (value.length === 0)
      refuseUrl('has a parameter without a value: in a password write %3F for ? and %26 for &');
    const key = decodePart(name);
    if (Object.hasOwn(instead, key)) refuseUrl(`must not set ${key}: ${instead[key]}`);
    if (!known.has(key)) {
      refuseUrl(
        query.includes('@')
          ? 'has an unknown parameter: in a password write %3F for ? and %26 for &'
          : `has an unknown parameter: ${key}`,
      );
    }
    parameters.set(key, decodePart(value.join('=')));
  }
  return parameters;
}

/** @param problem the text that follows the name of the setting */
export function refuseUrl(problem: string): never {
  throw new Error(problem);
}
