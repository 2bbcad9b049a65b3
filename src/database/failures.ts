import { IdentityError, unavailable } from '../errors.ts';
import { Prisma } from './client/client.ts';

/** Seconds after which a caller may try again when the database does not answer. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Prisma's codes for "no answer" and "no place", https://www.prisma.io/docs/orm/reference/error-reference:
 * unreachable, timed out, closed, pool exhausted, transaction not begun or expired, too many connections.
 */
const OUTAGE_CODES = new Set([
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
]);

/**
 * SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection exceptions, out of
 * resources, operator intervention, the database gone or not accepting connections.
 */
const OUTAGE_STATES = /^(08...|53...|57P0[1-5]|3D000|55000)$/;

/** What the driver and the operating system say when the server is gone, going or not yet there. */
const OUTAGE_TEXT =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|Connection terminated|connection timeout|timeout exceeded|Query read timeout|terminating connection|shutting down|starting up|recovery mode|server closed the connection|Client has encountered a connection error|too many (clients|connections)|remaining connection slots|DriverAdapterError: (SocketTimeout|ConnectionClosed|DatabaseNotReachable|TooManyConnections|ServerError57P)/i;

/** Whether an error of Prisma's or the driver's means that the database is out of reach. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof IdentityError) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && OUTAGE_CODES.has(error.code)) return true;
  if ('code' in error && typeof error.code === 'string' && OUTAGE_STATES.test(error.code)) return true;
  return OUTAGE_TEXT.test(`${error.name}: ${error.message}`) || isOutage(error.cause);
}

/** Third-party database errors become ours here and nowhere else; others pass unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  return isOutage(error) ? unavailable(RETRY_AFTER_SECONDS, error) : error;
}

/**
 * Whether an insert or update broke a uniqueness constraint on the given column.
 * @param column as the database names it, `email_key` for example
 */
export function isDuplicate(error: unknown, column: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  // PGlite's adapter names the fields, PostgreSQL's the index, which holds the columns' names.
  const meta = error.meta as { driverAdapterError?: { cause?: { constraint?: unknown } } } | undefined;
  return JSON.stringify(meta?.driverAdapterError?.cause?.constraint ?? meta).includes(column);
}
