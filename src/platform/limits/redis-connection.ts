import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import { withinDeadline } from '../../lib/deadline.ts';
import type { RedisTarget } from '../../lib/redis-url.ts';

/** A connection to Redis that is renewed in the background. */
export type RedisConnection = {
  client: Redis | Cluster;
  /** Call it after a command has failed or has taken too long. `onBack` is called when Redis answers again. */
  renew(): void;
  close(): void;
};

type Reports = {
  onAway(error: unknown): void;
  onBack(): void;
};

const CONNECT_TIMEOUT_MS = 2_000;
const RETRY_MS = 1_000;

const common = {
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: CONNECT_TIMEOUT_MS,
  socketTimeout: CONNECT_TIMEOUT_MS,
} satisfies RedisOptions;

/**
 * Connects to a server, to the primary that Sentinels name, or to a cluster. Commands are never queued: they fail while
 * there is no connection. Another connection is tried every second.
 * @param timeoutMilliseconds how long a server may take to answer
 */
export function connectToRedis(
  target: RedisTarget,
  timeoutMilliseconds: number,
  reports: Reports,
): RedisConnection {
  return target.kind === 'cluster'
    ? toCluster(target, timeoutMilliseconds, reports)
    : toPrimary(target, timeoutMilliseconds, reports);
}

type OfKind<Kind> = Extract<RedisTarget, { kind: Kind }>;

function toPrimary(
  target: OfKind<'server' | 'sentinel'>,
  timeoutMilliseconds: number,
  { onAway, onBack }: Reports,
): RedisConnection {
  const options: RedisOptions = {
    ...common,
    enableOfflineQueue: false,
    // A frozen server does not close the connection.
    disconnectTimeout: timeoutMilliseconds,
    retryStrategy: () => RETRY_MS,
  };
  const client =
    target.kind === 'server'
      ? new Redis(target.url, options)
      : new Redis({ ...options, ...sentinelOptions(target) });
  const noteClosed = () => onAway(new Error('The connection to Redis was closed'));
  client.on('error', onAway);
  client.on('close', noteClosed);
  client.on('ready', onBack);
  return {
    client,
    renew: () => client.disconnect(true),
    close() {
      client.off('close', noteClosed);
      client.disconnect();
    },
  };
}

function sentinelOptions(target: OfKind<'sentinel'>): RedisOptions {
  const { hosts, tls, name, database, sentinel } = target;
  return {
    sentinels: hosts,
    name,
    db: database,
    ...credentials(target),
    ...(sentinel.username === null ? {} : { sentinelUsername: sentinel.username }),
    ...(sentinel.password === null ? {} : { sentinelPassword: sentinel.password }),
    ...(tls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
    sentinelRetryStrategy: () => RETRY_MS,
    sentinelReconnectStrategy: () => RETRY_MS,
    // An old primary that is only cut off from the others keeps its connections. It must not be used for counting.
    failoverDetector: true,
  };
}

/**
 * Connects to a cluster. The client keeps the connections to the nodes, and finds the node of a key. At first and
 * after a failure, the primaries are pinged every second until all of them answer.
 */
function toCluster(
  target: OfKind<'cluster'>,
  timeoutMilliseconds: number,
  { onAway, onBack }: Reports,
): RedisConnection {
  const options: ClusterOptions = {
    enableOfflineQueue: false,
    clusterRetryStrategy: () => RETRY_MS,
    redisOptions: { ...common, ...credentials(target), ...(target.tls ? { tls: {} } : {}) },
    // Nodes are reached by host name and not by address, because a certificate names a host.
    ...(target.tls ? { dnsLookup: (host, found) => found(null, host) } : {}),
  };
  const client = new Cluster(target.hosts, options);
  let asking: NodeJS.Timeout | null = null;
  let isClosed = false;

  async function ask(): Promise<void> {
    try {
      if (client.status !== 'ready') throw new Error('The cluster cannot be reached');
      const asked = Promise.all([
        client.cluster('INFO').then(requireWhole),
        // This opens the connections, so that no command waits for them.
        ...client.nodes('master').map((node) => node.ping()),
      ]);
      await withinDeadline(
        asked,
        CONNECT_TIMEOUT_MS,
        () => new Error('A node of the cluster does not answer'),
      );
      asking = null;
      if (!isClosed) onBack();
    } catch (error) {
      onAway(error);
      if (!isClosed) asking = setTimeout(ask, RETRY_MS).unref();
    }
  }

  const renew = (milliseconds: number) => {
    asking ??= setTimeout(ask, milliseconds).unref();
  };
  client.on('error', onAway);
  client.on('ready', () => renew(0));
  client.on('close', () => {
    onAway(new Error('The connections to the cluster were closed'));
    if (!isClosed) renew(RETRY_MS);
  });
  return {
    client,
    renew: () => renew(Math.max(RETRY_MS, timeoutMilliseconds)),
    close() {
      isClosed = true;
      if (asking) clearTimeout(asking);
      client.disconnect();
    },
  };
}

function requireWhole(info: unknown): void {
  if (!String(info).includes('cluster_state:ok')) throw new Error('The cluster is down');
}

function credentials({ username, password }: { username: string | null; password: string | null }) {
  return { ...(username === null ? {} : { username }), ...(password === null ? {} : { password }) };
}
