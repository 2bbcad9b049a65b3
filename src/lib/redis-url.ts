import {
  behindServers,
  decodePart,
  parametersOf,
  refuseSplitPassword,
  refuseUrl,
  splitAuthority,
} from './server-url.ts';

/** A server in a URL. */
export type RedisHost = { host: string; port: number };

type Credentials = { username: string | null; password: string | null };

/** The servers in a Redis URL. */
export type RedisTarget =
  | { kind: 'server'; url: string }
  | (Credentials & { kind: 'cluster'; hosts: RedisHost[]; tls: boolean })
  | (Credentials & {
      kind: 'sentinel';
      hosts: RedisHost[];
      tls: boolean;
      /** The name of the primary in the configuration of the Sentinels. */
      name: string;
      database: number;
      /** The credentials for the Sentinels. `username` and `password` above are for the primary. */
      sentinel: Credentials;
    });

const FORM = /^redis(s?)\+(sentinel|cluster):\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/;
const PORTS = { sentinel: 26_379, cluster: 6_379 };
const PARAMETERS = {
  sentinel: new Set(['sentinel_username', 'sentinel_password']),
  cluster: new Set<string>(),
};

/**
 * Parses the URL of one server, of the Sentinels that monitor a primary (`redis+sentinel://a,b,c/name/database`), or of
 * some nodes of a cluster (`redis+cluster://a,b`). `rediss` instead of `redis` means TLS.
 * @throws Error that states the problem, without the password
 */
export function parseRedisUrl(text: string): RedisTarget {
  const [beforeQuery = ''] = behindServers(text).split('?');
  // Only the query of several servers may have an @, because it may have passwords.
  refuseSplitPassword(/^rediss?\+/.test(text) ? beforeQuery : behindServers(text));
  const [, secure, kind, authority = '', path = '', query = ''] = FORM.exec(text) ?? [];
  if (kind !== 'sentinel' && kind !== 'cluster') {
    if (/^rediss?:\/\//.test(text) && URL.canParse(text)) return { kind: 'server', url: text };
    return refuseUrl(
      'must be a redis:// or rediss:// URL; for several servers redis+sentinel:// or redis+cluster://',
    );
  }
  const { credentials, places } = splitAuthority(authority);
  const [username = '', ...password] = credentials.split(':');
  const common = {
    hosts: places.split(',').map((place) => hostOf(place, PORTS[kind])),
    tls: secure !== '',
    username: decodePart(username) || null,
    password: decodePart(password.join(':')) || null,
  };
  const parameters = parametersOf(query, PARAMETERS[kind]);
  if (kind === 'cluster') {
    return /^0?$/.test(path)
      ? { kind, ...common }
      : refuseUrl('must have no database: a cluster has only database 0');
  }
  const [name = '', database = '0', ...more] = path.split('/').map(decodePart);
  if (name === '') refuseUrl('must name the primary: redis+sentinel://host:26379/name');
  if (!/^\d{1,5}$/.test(database) || more.length > 0)
    refuseUrl('must have a whole number as database, after the name');
  const sentinel = {
    username: parameters.get('sentinel_username') || null,
    password: parameters.get('sentinel_password') || null,
  };
  return { kind, ...common, name, database: Number(database), sentinel };
}

function hostOf(place: string, defaultPort: number): RedisHost {
  const [, bracketed, plain, port] =
    /^(?:\[([\da-fA-F:.]+)\]|([^:[\]@\s]+))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = bracketed ?? plain ?? refuseUrl('must name hosts as host or host:port, separated by commas');
  const number = port === undefined ? defaultPort : Number(port);
  if (number < 1 || number > 65_535) refuseUrl('must have ports from 1 to 65535');
  return { host, port: number };
}
