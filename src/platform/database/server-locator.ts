import type { ConnectionOptions } from 'node:tls';
import { reasonOf } from '../../lib/operator-error.ts';
import { isSocketFolder, type PostgresHost, type PostgresTarget, placeOf } from '../../lib/postgres-url.ts';
import { DatabaseOutageError } from './outage.ts';

/** An address of a server, with or without TLS. */
export type ServerAddress = PostgresHost & { tls: ConnectionOptions | false };

/** @throws when there is no connection, or the server takes no writes */
export type TryAddress = (address: ServerAddress, timeoutMilliseconds: number) => Promise<void>;

export type ServerLocator = {
  /** @throws when no server accepts writes, with the reason of each */
  locate(timeoutMilliseconds: number, tryAddress: TryAddress): Promise<ServerAddress>;
  /** Called when a connection to the found server failed. The next connection searches again. */
  forget(address: ServerAddress): void;
};

/**
 * Finds the one of several servers that accepts writes, and whether it uses TLS. Tries them in order, and remembers the
 * result until a connection fails. With one server and one way to connect, nothing is tried.
 */
export function locateServers(target: PostgresTarget): ServerLocator {
  const addresses = target.hosts.flatMap((host): ServerAddress[] =>
    isSocketFolder(host) ? [{ ...host, tls: false }] : target.tls.map((tls) => ({ ...host, tls })),
  );
  let known: ServerAddress | null = addresses.length === 1 ? (addresses[0] ?? null) : null;
  let looking: Promise<ServerAddress> | null = null;

  async function look(timeoutMilliseconds: number, tryAddress: TryAddress): Promise<ServerAddress> {
    const reasons = new Map<string, unknown>();
    const giveUpAt = performance.now() + timeoutMilliseconds;
    for (const address of addresses) {
      // Each server gets its share of the time, so that one that hangs does not use all of it.
      const hostsLeft = target.hosts.length - target.hosts.findIndex((host) => isSame(host, address));
      try {
        await tryAddress(address, Math.max(0, giveUpAt - performance.now()) / hostsLeft);
        known = address;
        return address;
      } catch (error) {
        const place = placeOf({ ...target, hosts: [address] });
        reasons.set(place, error);
      }
    }
    const [[, first] = []] = reasons;
    if (reasons.size === 1) throw first;
    const described = [...reasons].map(([place, reason]) => `${place}: ${reasonOf(reason)}`);
    throw new DatabaseOutageError(described.join('; '), { cause: first });
  }

  return {
    async locate(timeoutMilliseconds, tryAddress) {
      if (known) return known;
      looking ??= look(timeoutMilliseconds, tryAddress).finally(() => {
        looking = null;
      });
      return looking;
    },
    forget(address) {
      if (known === address && addresses.length > 1) known = null;
    },
  };
}

function isSame(one: PostgresHost, other: PostgresHost): boolean {
  return one.host === other.host && one.port === other.port;
}
