import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { reasonOf } from './operator-error.ts';
import { decodePart, parametersOf, refuseSplitPassword, refuseUrl, splitAuthority } from './server-url.ts';

/** One server that a connection string names. A host that begins with a slash is the folder of a Unix socket. */
export type PostgresHost = { host: string; port: number };

/** The values of a connection string, with the meaning that libpq gives them. */
export type PostgresTarget = {
  /** All servers are tried at once. */
  hosts: PostgresHost[];
  user: string | null;
  password: string | null;
  database: string | null;
  /** The schema for the tables; null: the default schema of the role. */
  schema: string | null;
  applicationName: string | null;
  /** How long connecting may take, including all attempts; null: the default. */
  connectTimeoutSeconds: number | null;
  /** The ways to secure a connection, in the order in which they are tried; false: without TLS. */
  tls: (ConnectionOptions | false)[];
  directTls: boolean;
  channelBinding: ChannelBinding;
};

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type SslMode = (typeof SSL_MODES)[number];
const CHANNEL_BINDINGS = ['disable', 'prefer', 'require'] as const;
type ChannelBinding = (typeof CHANNEL_BINDINGS)[number];
/** Gatehouse always needs a server that accepts writes, so these values all mean the same. */
const WRITING_ATTRIBUTES = ['any', 'read-write', 'primary'] as const;
const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

const DEFAULT_PORT = 5_432;
const FORM = /^postgres(?:ql)?:\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s;

const KNOWN = new Set([
  ...['host', 'port', 'user', 'password', 'dbname', 'schema', 'application_name', 'connect_timeout'],
  ...['target_session_attrs', 'channel_binding', 'gssencmode', 'ssl', 'sslmode', 'sslrootcert', 'sslcert'],
  ...['sslkey', 'sslnegotiation', 'ssl_min_protocol_version', 'uselibpqcompat'],
]);

/** Parameters that are refused, each with the reason or the replacement. */
const INSTEAD: Record<string, string> = {
  options: 'Gatehouse sets the time zone and the timeouts of its connections itself',
  connection_limit: 'use the setting DATABASE_POOL_SIZE',
  pgbouncer: 'for a pooler in transaction mode use the setting DIRECT_DATABASE_URL',
  sslaccept: 'use sslmode',
  search_path: 'use schema',
  currentSchema: 'use schema',
  client_encoding: 'Gatehouse always uses UTF8',
};

/**
 * Parses a connection string as libpq does (https://www.postgresql.org/docs/current/libpq-connect.html), but ignores
 * environment variables and the files of the home folder. Also reads the certificate files that the string names.
 * @throws Error that states the problem, without the password
 */
export function parsePostgresUrl(text: string): PostgresTarget {
  const [, authority = '', path = '', query = ''] =
    FORM.exec(text) ?? refuseUrl('must be a postgresql:// URL');
  refuseSplitPassword(path);
  const parameters = parametersOf(query, KNOWN, INSTEAD);
  const { credentials, places } = splitAuthority(authority);
  const [user = '', ...password] = credentials.split(':');
  const get = (name: string) => parameters.get(name) || null;
  const one = <Value extends string>(name: string, values: readonly Value[], fallback: Value): Value => {
    const value = get(name) ?? fallback;
    return (
      values.find((known) => known === value) ?? refuseUrl(`${name} must be one of ${values.join(', ')}`)
    );
  };
  if (get('gssencmode') === 'require') refuseUrl('gssencmode=require is not supported');
  if (!WRITING_ATTRIBUTES.includes((get('target_session_attrs') ?? 'any') as never)) {
    refuseUrl('target_session_attrs must be read-write, primary or any: Gatehouse writes');
  }
  const tls = tlsOf(parameters, one);
  const directTls = one('sslnegotiation', ['postgres', 'direct'], 'postgres') === 'direct';
  if (directTls && tls.includes(false))
    refuseUrl('must have sslmode=require or stricter with sslnegotiation=direct');
  return {
    hosts: hostsOf(places, get('host'), get('port')),
    user: get('user') ?? (decodePart(user) || null),
    password: get('password') ?? (credentials.includes(':') ? decodePart(password.join(':')) : null),
    database: get('dbname') ?? (decodePart(path) || null),
    schema: schemaOf(get('schema')),
    applicationName: get('application_name'),
    connectTimeoutSeconds: connectTimeoutOf(get('connect_timeout')),
    tls,
    directTls,
    channelBinding: one('channel_binding', CHANNEL_BINDINGS, 'disable'),
  };
}

/** The servers and the database for messages, without the credentials. */
export function placeOf({ hosts, database }: PostgresTarget): string {
  return `${hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(',')}/${database ?? ''}`;
}

export function isSocketFolder({ host }: PostgresHost): boolean {
  return host.startsWith('/');
}

function hostsOf(places: string, host: string | null, port: string | null): PostgresHost[] {
  const named = places.split(',').map((place) => {
    const [, bracketed, plain = '', itsPort] =
      /^(?:\[([^\]]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(place) ??
      refuseUrl('must name hosts as host or host:port');
    return { host: bracketed ?? decodePart(plain), port: itsPort };
  });
  const hosts = host === null ? named.map((place) => place.host) : host.split(',');
  const ports = port === null ? named.map((place) => place.port) : port.split(',');
  if (ports.length !== hosts.length && ports.length !== 1)
    refuseUrl('must have one port, or one for each host');
  return hosts.map((name, index) => ({
    host: name || 'localhost',
    port: portOf(ports[ports.length === 1 ? 0 : index]),
  }));
}

function portOf(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535
    ? port
    : refuseUrl('must have ports from 1 to 65535');
}

/** Whether a schema belongs to PostgreSQL or to the job queue. */
export function isReservedSchema(schema: string): boolean {
  return /^pg_|^information_schema$|^pgboss$/.test(schema);
}

function schemaOf(schema: string | null): string | null {
  if (schema === null) return null;
  if (isReservedSchema(schema)) {
    refuseUrl('must have another schema: this one belongs to PostgreSQL or to the job queue');
  }
  // Prisma does not escape the name.
  if (/["\0]/.test(schema) || Buffer.byteLength(schema) > 63) {
    refuseUrl('must have a schema of at most 63 bytes, without double quotes');
  }
  return schema;
}

function connectTimeoutOf(text: string | null): number | null {
  if (text === null) return null;
  return /^\d{1,4}$/.test(text)
    ? Number(text) || null
    : refuseUrl('must have a connect_timeout in whole seconds');
}

type One = <Value extends string>(name: string, values: readonly Value[], fallback: Value) => Value;

function tlsOf(parameters: Map<string, string>, one: One): (ConnectionOptions | false)[] {
  const rootFile = parameters.get('sslrootcert') || null;
  const mode = modeOf(parameters, rootFile, one);
  const [certificate, key] = [parameters.get('sslcert') || null, parameters.get('sslkey') || null];
  if ((certificate === null) !== (key === null)) refuseUrl('must set both of sslcert and sslkey, or neither');
  const system = rootFile === 'system';
  if (system && mode !== 'verify-full') refuseUrl('must have sslmode=verify-full with sslrootcert=system');
  if (mode === 'verify-ca' && rootFile === null) refuseUrl('must set sslrootcert with sslmode=verify-ca');
  const secure: ConnectionOptions = {
    minVersion: one('ssl_min_protocol_version', TLS_VERSIONS, 'TLSv1.2'),
    ...(rootFile === null || system ? {} : { ca: read('sslrootcert', rootFile) }),
    ...(certificate === null ? {} : { cert: read('sslcert', certificate) }),
    ...(key === null ? {} : { key: read('sslkey', key) }),
    ...verificationOf(mode, rootFile),
  };
  switch (mode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, secure];
    case 'prefer':
      return [secure, false];
    default:
      return [secure];
  }
}

/** Also accepts two parameters of node-postgres: `ssl` and `sslmode=no-verify`. */
function modeOf(parameters: Map<string, string>, rootFile: string | null, one: One): SslMode {
  if (parameters.get('sslmode') === 'no-verify')
    return rootFile === null ? 'require' : refuseUrl('must not set sslrootcert with sslmode=no-verify');
  const ssl = { true: 'verify-full', 1: 'verify-full', false: 'disable', 0: 'disable' } as const;
  const plain = parameters.get('ssl');
  if (plain !== undefined && !Object.hasOwn(ssl, plain))
    refuseUrl('must have ssl=true or ssl=false, or better sslmode');
  const asked = plain === undefined ? null : ssl[plain as keyof typeof ssl];
  return one('sslmode', SSL_MODES, asked ?? (rootFile === 'system' ? 'verify-full' : 'prefer'));
}

function verificationOf(mode: SslMode, rootFile: string | null): ConnectionOptions {
  if (mode === 'verify-full') return { rejectUnauthorized: true };
  // As in libpq: the certificate must be signed by the named authority, but the name of the server is not checked.
  return rootFile !== null
    ? { rejectUnauthorized: true, checkServerIdentity: () => undefined }
    : { rejectUnauthorized: false };
}

function read(parameter: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    return refuseUrl(`${parameter} cannot be read: ${reasonOf(error)}`);
  }
}
