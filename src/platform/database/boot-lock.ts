import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError, reasonOf } from '../../lib/operator-error.ts';
import { placeOf } from '../../lib/postgres-url.ts';
import { isOutage } from './failures.ts';
import { ServerConnection, type ServerConnectionOptions } from './server-connection.ts';
import { refuseSharedSessions } from './shared-sessions.ts';

/** How long a start waits for the database and for other starts, and how it reports this. */
export type StartPatience = {
  seconds: number;
  /** Whether it also waits for a server that is not available, and not only for other starts. */
  forServer: boolean;
  /** Called every few seconds with the reason for the wait. */
  onWait(reason: string): void;
};

/** The key of the advisory lock: any constant that all processes share. */
const BOOT_LOCK = 7_204_115;
/** The `application_name` of connections that prepare the database. */
export const START_APPLICATION_NAME = 'gatehouse-start';
const HOLDER_COLUMNS = `a.pid, a.application_name, host(a.client_addr) AS address, a.state,
       extract(epoch FROM now() - a.backend_start)::int AS seconds`;
/** The connection that holds the lock `$1` of the current database. */
const HELD_HERE = `
     FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND (l.classid, l.objid, l.objsubid) = (0, $1, 1)
       AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())`;
const CONNECT_AGAIN_MS = 500;
const POLL_MS = 50;
const SAY_AFTER_MS = 1_000;
const SAY_EVERY_MS = 5_000;
/** The number of searches for blockers. At 200 ms each, they take longer than the pause of a waiting migration. */
const BLOCKER_LOOKS = 15;
const BLOCKER_PAUSE_MS = 200;

/** Errors that only a change of a setting or of the server can fix: SQLSTATEs, and TLS errors of Node. */
const PERMANENT = /^(28...|3D000|55000|ERR_(SSL|TLS)_.*|.*CERT.*|UNABLE_TO_.*|HOSTNAME_MISMATCH)$/;

/**
 * Runs work under an advisory lock of the server. The lock ends with its connection, also when the process is killed.
 * @throws OperatorError if connecting fails, a pooler shares the connection, or the lock is not free in time
 */
export async function withBootLock<T>(
  options: ServerConnectionOptions,
  patience: StartPatience,
  work: (connection: ServerConnection) => Promise<T>,
): Promise<T> {
  const wait = waiting(patience);
  const connection = await connect(options, patience.forServer, wait);
  try {
    // A pooler that shares its connections would give the connection with the lock to other clients, too.
    await refuseSharedSessions(connection);
    await lock(connection, wait);
    return await reportingProgress(connection, patience, work(connection));
  } finally {
    await connection.query('SELECT pg_advisory_unlock_all()').catch(() => {});
    await connection.end().catch(() => {});
  }
}

/** Connects. If `patience` allows it, waits for an unavailable server. @throws OperatorError */
export function connectForStart(
  options: ServerConnectionOptions,
  patience: StartPatience,
): Promise<ServerConnection> {
  return connect(options, patience.forServer, waiting(patience));
}

/** Whether `other` is connected to the database in which `connection` holds the boot lock. */
export async function seesBootLock(other: ServerConnection, connection: ServerConnection): Promise<boolean> {
  const [own] = (await connection.query('SELECT pg_backend_pid() AS pid')).rows;
  const { rows } = await other.query(`SELECT a.pid ${HELD_HERE} AND a.pid = $2`, [BOOT_LOCK, own?.pid]);
  return rows.length > 0;
}

async function connect(
  options: ServerConnectionOptions,
  waitsForServer: boolean,
  wait: Wait,
): Promise<ServerConnection> {
  for (;;) {
    const connection = new ServerConnection({ ours: options });
    try {
      await connection.connect();
      return connection;
    } catch (error) {
      // Not the whole URL, because it contains the password.
      const problem = `no connection to ${placeOf(options.target)}: ${reasonOf(error)}`;
      if (!waitsForServer || !isOutage(error) || isPermanent(error) || !wait.goesOn(problem)) {
        throw new OperatorError(`${options.variable}: ${problem}`, { cause: error });
      }
    }
    await sleep(CONNECT_AGAIN_MS);
  }
}

function isPermanent(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return (typeof code === 'string' && PERMANENT.test(code)) || (cause instanceof Error && isPermanent(cause));
}

async function lock(connection: ServerConnection, wait: Wait): Promise<void> {
  const { target, variable } = connection.options;
  for (;;) {
    const { rows } = await connection.query('SELECT pg_try_advisory_lock($1) AS locked', [BOOT_LOCK]);
    if (rows[0]?.locked === true) return;
    if (wait.isTimeToSay()) {
      const problem = `another process holds the start lock of ${placeOf(target)}: ${await holderOf(connection)}`;
      if (!wait.goesOn(problem)) {
        throw new OperatorError(
          `${variable}: ${problem}. If that process is gone, end its connection with pg_terminate_backend.`,
        );
      }
    }
    await sleep(POLL_MS);
  }
}

/** Reports every few seconds that the work is still running, and which connection blocks it, if any. */
async function reportingProgress<T>(
  connection: ServerConnection,
  { onWait }: StartPatience,
  work: Promise<T>,
): Promise<T> {
  const say = async () => {
    const blockers = await recentBlockersOf(connection).catch(() => []);
    const held = blockers.length > 0 ? `; it waits for a lock of ${blockers.join(' and ')}` : '';
    onWait(`the database is being prepared${held}`);
  };
  const timer = setInterval(say, SAY_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Searches repeatedly, because a migration waits for a lock only briefly, and then pauses. */
async function recentBlockersOf(connection: ServerConnection): Promise<string[]> {
  for (let left = BLOCKER_LOOKS; left > 0; left -= 1) {
    const blockers = await blockersOf(connection);
    if (blockers.length > 0) return blockers;
    await sleep(BLOCKER_PAUSE_MS);
  }
  return [];
}

/** The connections whose locks block connections that prepare this database. */
async function blockersOf(connection: ServerConnection): Promise<string[]> {
  const { rows } = await connection.query(
    `SELECT DISTINCT ${HOLDER_COLUMNS}
     FROM pg_catalog.pg_stat_activity waiting
     JOIN pg_catalog.pg_stat_activity a ON a.pid = ANY (pg_blocking_pids(waiting.pid))
     WHERE waiting.application_name = $1 AND waiting.datname = current_database()`,
    [START_APPLICATION_NAME],
  );
  return rows.map(described);
}

async function holderOf(connection: ServerConnection): Promise<string> {
  const { rows } = await connection.query(`SELECT ${HOLDER_COLUMNS} ${HELD_HERE}`, [BOOT_LOCK]);
  return rows[0] ? described(rows[0]) : 'it cannot be seen by this role';
}

type Holder = {
  pid: number;
  application_name: string;
  address: string | null;
  state: string | null;
  seconds: number;
};

function described({ pid, application_name: name, address, state, seconds }: Holder): string {
  const details = [
    name || 'no name',
    `from ${address ?? 'this machine'}`,
    state,
    `connected for ${seconds} s`,
  ];
  return `server process ${pid} (${details.filter(Boolean).join(', ')})`;
}

type Wait = {
  isTimeToSay(): boolean;
  /** Reports the reason for the wait, when it is time. @returns false after the timeout */
  goesOn(problem: string): boolean;
};

function waiting({ seconds, onWait }: StartPatience): Wait {
  const giveUpAt = performance.now() + seconds * 1_000;
  let sayAt = performance.now() + SAY_AFTER_MS;
  const isOver = () => performance.now() >= giveUpAt;
  const isTimeToSay = () => isOver() || performance.now() >= sayAt;
  return {
    isTimeToSay,
    goesOn(problem) {
      if (isOver()) return false;
      if (isTimeToSay()) {
        sayAt = performance.now() + SAY_EVERY_MS;
        onWait(`${problem} (waiting for up to ${Math.ceil((giveUpAt - performance.now()) / 1_000)} s more)`);
      }
      return true;
    },
  };
}
