import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionOptions } from 'node:tls';
import { isDeepStrictEqual } from 'node:util';
import { reasonOf } from '../../lib/operator-error.ts';
import { isSocketFolder, type PostgresHost, type PostgresTarget, placeOf } from '../../lib/postgres-url.ts';
import { DatabaseOutageError } from './outage.ts';
import type { ServerHistory } from './server-history.ts';

/** An address of a server, with or without TLS. */
export type ServerAddress = PostgresHost & { tls: ConnectionOptions | false };

/** @throws if the server cannot be reached, or is read-only */
export type TryAddress = (address: ServerAddress, timeoutMilliseconds: number) => Promise<ServerHistory>;

export type ServerLocator = {
  /**
   * @throws if no server accepts writes, with the reason of each server; if several accept writes, and none is the
   *   promoted standby of the others; or if the found server is older than one that this process has used
   */
  locate(timeoutMilliseconds: number, tryAddress: TryAddress): Promise<ServerAddress>;
  /** Called when a connection to the found server failed. The next connection searches again. */
  forget(address: ServerAddress): void;
  /**
   * Registers an open connection.
   * @param leave called when another server has been found
   * @returns a function to call when the connection has ended
   */
  join(address: ServerAddress, leave: () => void): () => void;
};

/** Several servers take writes, and it cannot be told which of them is the promoted one. */
class ServersConflictError extends DatabaseOutageError {}

type Found = { address: ServerAddress; history: ServerHistory };

/**
 * Among several servers, finds the one that accepts writes, and whether it uses TLS. Remembers the result until a
 * connection fails. When a connection ends in any other way, for example at the end of its lifetime, the next one uses
 * the remembered server, and all servers are tried meanwhile. With one server and one way to connect, nothing is tried.
 *
 * All servers are tried at once, because an old primary may have been started again after the promotion of its standby,
 * or a second standby may have been promoted. Of those that accept writes, the one with the latest timeline is used
 * (https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-TIMELINES). This process never returns to
 * an earlier timeline than the latest one that it has used.
 * @param onFound if the target has several servers: called with the place of the one that is used, at first and after
 *   each change
 */
export function locateServers(
  target: PostgresTarget,
  onFound: (place: string) => void = () => {},
): ServerLocator {
  const { hosts } = target;
  const waysTo = (host: PostgresHost): ServerAddress[] =>
    isSocketFolder(host) ? [{ ...host, tls: false }] : target.tls.map((tls) => ({ ...host, tls }));
  const ways = hosts.map(waysTo);
  const [[only, ...others] = []] = ways;
  let known: ServerAddress | null = hosts.length === 1 && others.length === 0 ? (only ?? null) : null;
  let latest: Found | null = null;
  let looking: Promise<ServerAddress> | null = null;
  let isCheckDue = false;
  const joined = new Map<() => void, ServerAddress>();
  const nameOf = (address: PostgresHost) => placeOf({ ...target, hosts: [address] });

  async function look(timeoutMilliseconds: number, tryAddress: TryAddress): Promise<ServerAddress> {
    isCheckDue = false;
    // A server that does not respond uses up its share. With several servers the share is half of the time, so that the
    // other half is left to connect to the server that was found.
    const share = hosts.length === 1 ? timeoutMilliseconds : timeoutMilliseconds / 2;
    const attempts = ways.map((addresses) => tryInOrder(addresses, share, tryAddress));
    const successor = Promise.any(
      attempts.map(async (attempt) => {
        if (!isSuccessor(await attempt, latest)) throw new DatabaseOutageError('another server may be newer');
      }),
    );
    // The successor may not be the only one. Servers that run answer at about the same time, so the others get half of
    // their share from now on, and the lost primary delays the failover no longer than that.
    const late = successor.then(async () => {
      await sleep(share / 2, undefined, { ref: false });
      throw new DatabaseOutageError('the database does not answer in time');
    });
    const found = choose(await Promise.allSettled(attempts.map((attempt) => Promise.race([attempt, late]))));
    use(found);
    return found.address;
  }

  function choose(results: PromiseSettledResult<Found>[]): Found {
    const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (found.length > 0) return notOutdated(newestOf(found));
    const reasons = new Map(
      results.map((result, index) => [
        nameOf(hosts[index] as PostgresHost),
        result.status === 'rejected' ? result.reason : null,
      ]),
    );
    const [[, first] = []] = reasons;
    if (reasons.size === 1) throw first;
    const described = [...reasons].map(([place, reason]) => `${place}: ${reasonOf(reason)}`);
    throw new DatabaseOutageError(described.join('; '), { cause: first });
  }

  function newestOf(found: readonly Found[]): Found {
    const timeline = Math.max(...found.map(({ history }) => history.timeline));
    const newest = found.filter(({ history }) => history.timeline === timeline);
    const isOneSystem = new Set(found.map(({ history }) => history.system)).size === 1;
    const isOneServer = new Set(newest.map(({ history }) => history.startedAt)).size === 1;
    // One server may have several addresses, such as two poolers. The one in use stays in use.
    const [first] = newest.toSorted((a, b) => Number(isInUse(b)) - Number(isInUse(a)));
    if (first && isOneSystem && isOneServer) return first;
    // None of them may be used, and open connections lead to one of them.
    for (const leave of [...joined.keys()]) leave();
    const places = found.map(({ address }) => nameOf(address)).join(' and ');
    throw new ServersConflictError(
      `${places} all take writes, and none of them is the promoted standby of the others. Stop all but one`,
    );
  }

  const isInUse = ({ address }: Found) => latest !== null && isSame(latest.address, address);

  function notOutdated(found: Found): Found {
    if (!latest || latest.history.system !== found.history.system) return found;
    const [{ timeline }, { timeline: used }] = [found.history, latest.history];
    if (timeline >= used) return found;
    throw new DatabaseOutageError(
      `${nameOf(found.address)} takes writes on the timeline ${timeline}, but ${nameOf(latest.address)} was promoted ` +
        `to ${used}. Stop the old primary; to use it after all, restart this process`,
    );
  }

  function use(found: Found): void {
    const { address } = found;
    if (hosts.length > 1 && !isInUse(found)) onFound(nameOf(address));
    const isSameServer = latest !== null && isDeepStrictEqual(latest.history, found.history);
    latest = found;
    known = address;
    if (isSameServer) return;
    for (const [leave, its] of [...joined]) if (!isSame(its, address)) leave();
  }

  return {
    async locate(timeoutMilliseconds, tryAddress) {
      const search = () => {
        looking ??= look(timeoutMilliseconds, tryAddress).finally(() => {
          looking = null;
        });
        return looking;
      };
      if (!known) return search();
      if (isCheckDue) {
        // Not awaited, because a server that does not respond would delay the connection.
        search().catch((error) => {
          // After any other error the server in use stays in use. If it is lost, `forget` is called.
          if (error instanceof ServersConflictError) known = null;
        });
      }
      return known;
    },
    forget(address) {
      if (known === address && (hosts.length > 1 || others.length > 0)) known = null;
    },
    join(address, leave) {
      if (hosts.length === 1) return () => {};
      joined.set(leave, address);
      return () => {
        joined.delete(leave);
        isCheckDue = true;
      };
    },
  };
}

/** Tries the ways to connect to one server, one after the other. @throws the error of the last way */
async function tryInOrder(
  addresses: readonly ServerAddress[],
  timeoutMilliseconds: number,
  tryAddress: TryAddress,
): Promise<Found> {
  const giveUpAt = performance.now() + timeoutMilliseconds;
  const reasons: unknown[] = [];
  for (const address of addresses) {
    try {
      return { address, history: await tryAddress(address, Math.max(0, giveUpAt - performance.now())) };
    } catch (error) {
      reasons.push(error);
    }
  }
  throw reasons.at(-1);
}

/** Whether a server was promoted after the last server that was used. */
function isSuccessor({ history }: Found, latest: Found | null): boolean {
  return (
    latest !== null && latest.history.system === history.system && history.timeline > latest.history.timeline
  );
}

/** Whether two addresses name the same host and port. */
export function isSame(one: PostgresHost, other: PostgresHost): boolean {
  return one.host === other.host && one.port === other.port;
}
