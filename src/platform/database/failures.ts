import { reasonOf } from '../../lib/operator-error.ts';
import { IdentityError, unavailable } from '../errors.ts';
import { Prisma } from './client/client.ts';
import { DatabaseOutageError } from './outage.ts';

/** The `Retry-After` during an outage, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Prisma's codes for unavailable databases, https://www.prisma.io/docs/orm/reference/error-reference: login
 * refused, unreachable, timed out, no such database, no access, no TLS, closed, pool exhausted, transaction
 * not started or expired, write conflict, too many connections.
 */
const OUTAGE_CODES = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017'],
  ...['P2024', 'P2028', 'P2034', 'P2037'],
]);

/**
 * SQLSTATEs of temporary failures (https://www.postgresql.org/docs/current/errcodes-appendix.html). Class XX
 * is not among them: an internal error or a corrupt table must be reported, and retrying does not help.
 */
const OUTAGE_STATES = new RegExp(
  `^(${[
    '08...', // connection exceptions
    '25006', // the server takes no writes
    '25P0[34]', // a transaction took too long
    '28000|28P01', // our role may not log in
    '3D000', // the database is gone
    '40001|40003|40P01', // serialization failure, outcome unknown, deadlock
    '53...', // disk full, out of memory, too many connections, another limit of the server
    '55000|55P03', // the database takes no connections; a lock is not available
    '57...', // cancelled, statement timeout, shutting down, starting up
    '58...', // input and output failed, a file is missing
    '72000', // snapshot too old
    'F0...', // the server's own configuration
  ].join('|')})$`,
);

/**
 * Error codes of the operating system for an unreachable server, or an unusable disk of the embedded
 * database.
 */
const OUTAGE_SYSTEM_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO'],
]);

/** The disk errors of the operating system, by error code. */
const DISK_REASONS: Record<string, string> = {
  EDQUOT: 'the quota of the disk is used up',
  EIO: 'the disk fails',
  ENOSPC: 'no space is left on the disk',
  EROFS: 'the file system is read-only',
};

/** The same codes as WASI numbers, which the embedded database's file system uses. */
const WASI_CODES: Record<number, string> = { 19: 'EDQUOT', 29: 'EIO', 51: 'ENOSPC', 69: 'EROFS' };

/** How deep errors may be nested. Deeper ones are ignored. */
const MOST_LAYERS = 8;

/** Whether an error of Prisma, a driver or the job queue means that the database is unavailable. */
export function isOutage(error: unknown): boolean {
  if (error instanceof IdentityError) return false;
  return layersOf(error).some(
    (layer) =>
      layer instanceof DatabaseOutageError ||
      layer instanceof Prisma.PrismaClientInitializationError ||
      fileSystemReasonOf(layer) !== undefined ||
      codesOf(layer).some(
        (code) => OUTAGE_CODES.has(code) || OUTAGE_STATES.test(code) || OUTAGE_SYSTEM_CODES.has(code),
      ),
  );
}

/** Returns the database's or the system's message about an outage, without Prisma's text. Null for other errors. */
export function outageReasonOf(error: unknown): string | null {
  if (!isOutage(error)) return null;
  const innermost = layersOf(error).at(-1) as { originalMessage?: string; message?: string };
  return fileSystemReasonOf(innermost) ?? innermost.originalMessage ?? (innermost.message || reasonOf(error));
}

/**
 * Lists an error and all nested ones: its cause, aggregated and suppressed errors, and the driver's error
 * inside Prisma's.
 */
function layersOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > MOST_LAYERS) return [];
  const { cause, errors, meta } = error as { cause?: unknown; errors?: unknown; meta?: unknown };
  const inside = [
    cause,
    ...(error instanceof SuppressedError ? [error.error, error.suppressed] : []),
    ...(Array.isArray(errors) ? errors : []),
    (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError,
  ];
  return [error, ...inside.flatMap((each) => layersOf(each, depth + 1))];
}

function fileSystemReasonOf(layer: object): string | undefined {
  const { name, errno, code } = layer as { name?: unknown; errno?: unknown; code?: unknown };
  const own = name === 'ErrnoError' && typeof errno === 'number' ? WASI_CODES[errno] : code;
  return typeof own === 'string' ? DISK_REASONS[own] : undefined;
}

/** Prisma's driver adapters call the SQLSTATE `originalCode`. */
function codesOf(layer: object): string[] {
  const { code, originalCode } = layer as { code?: unknown; originalCode?: unknown };
  return [code, originalCode].filter((each) => typeof each === 'string');
}

/** Converts an outage of the database into an IdentityError. Other errors pass unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  return isOutage(error) ? unavailable(RETRY_AFTER_SECONDS, error) : error;
}

/**
 * Whether an insert or update violated the unique constraint of a column.
 * @param column as in the database, such as `email_key`
 */
export function isDuplicate(error: unknown, column: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  // PGlite's adapter names the fields. PostgreSQL's adapter names the index, whose name contains those of the columns.
  const meta = error.meta as { driverAdapterError?: { cause?: { constraint?: unknown } } } | undefined;
  return JSON.stringify(meta?.driverAdapterError?.cause?.constraint ?? meta).includes(column);
}
