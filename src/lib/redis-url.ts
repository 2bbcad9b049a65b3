/** A server that a URL names. */
export type RedisHost = { host: string; port: number };

type Credentials = { username: string | null; password: string | null };

/** What a Redis URL leads to. */
export type RedisTarget =
  | { kind: 'server'; url: string }
  | (Credentials & { kind: 'cluster'; hosts: RedisHost[]; tls: boolean })
  | (Credentials & {
      kind: 'sentinel';
      hosts: RedisHost[];
      tls: boolean;
      /** The name under which the Sentinels know the primary. */
      name: string;
      database: number;
      /** The credentials at the Sentinels; the others are those at the primary. */
      sentinel: Credentials;
    });

const FORM = /^redis(s?)\+(sentinel|cluster):\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/;
const PORTS = { sentinel: 26_379, cluster: 6_379 };
const SENTINEL_PARAMETERS = ['sentinel_username', 'sentinel_password'];

/**
 * Reads the URL of one server, of the Sentinels that know the primary (`redis+sentinel://a,b,c/name/database`), or of some
 * nodes of a cluster (`redis+cluster://a,b`). `rediss` instead of `redis` is with TLS.
 * @throws Error with the problem, without the password
 */
export function parseRedisUrl(text: string): RedisTarget {
  const [, secure, kind, authority = '', path = '', query = ''] = FORM.exec(text) ?? [];
  if (kind !== 'sentinel' && kind !== 'cluster') {
    if (/^rediss?:\/\//.test(text) && URL.canParse(text)) return { kind: 'server', url: text };
    return fail(
      'must be a redis:// or rediss:// URL; for several servers redis+sentinel:// or redis+cluster://',
    );
  }
  const at = authority.lastIndexOf('@');
  const [username = '', ...password] = authority.slice(0, Math.max(at, 0)).split(':');
  const common = {
    hosts: authority
      .slice(at + 1)
      .split(',')
      .map((place) => hostOf(place, PORTS[kind])),
    tls: secure !== '',
    username: decode(username) || null,
    password: decode(password.join(':')) || null,
  };
  const parameters = new URLSearchParams(query);
  const known = kind === 'sentinel' ? SENTINEL_PARAMETERS : [];
  const unknown = [...parameters.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) fail(`has an unknown parameter: ${unknown}`);
  if (kind === 'cluster') {
    return /^0?$/.test(path)
      ? { kind, ...common }
      : fail('must have no database: a cluster has only database 0');
  }
  const [name = '', database = '0', ...more] = path.split('/').map(decode);
  if (name === '') fail('must name the primary: redis+sentinel://host:26379/name');
  if (!/^\d{1,5}$/.test(database) || more.length > 0)
    fail('must have a whole number as database, after the name');
  const sentinel = {
    username: parameters.get('sentinel_username') || null,
    password: parameters.get('sentinel_password') || null,
  };
  return { kind, ...common, name, database: Number(database), sentinel };
}

function hostOf(place: string, defaultPort: number): RedisHost {
  const [, bracketed, plain, port] =
    /^(?:\[([\da-fA-F:.]+)\]|([^:[\]@\s]+))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = bracketed ?? plain ?? fail('must name hosts as host or host:port, separated by commas');
  const number = port === undefined ? defaultPort : Number(port);
  if (number < 1 || number > 65_535) fail('must have ports from 1 to 65535');
  return { host, port: number };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail('has a % that does not encode anything: write %25');
  }
}

function fail(problem: string): never {
  throw new Error(problem);
}
