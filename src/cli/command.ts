import { systemClock } from '../lib/clock.ts';
import { idOf as readId } from '../lib/ids.ts';
import { type Acting, COMMAND_LINE } from '../platform/acting.ts';
import type { Database } from '../platform/database/database.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { openDerivedKeys, stretchSecrets } from '../platform/encryption/open-keys.ts';
import { IdentityError } from '../platform/errors.ts';
import { explanationOf, fail } from '../platform/process/fail.ts';
import type { CommandRuntime } from '../platform/runtime.ts';
import { readSettings } from '../platform/settings.ts';
import { findAccount } from '../tenancy/accounts/account.ts';
import { type Given, misuse, readOptions, type Usage } from './command-options.ts';

export { misuse } from './command-options.ts';

export type Dependencies = CommandRuntime & { database: Database };

/** The option of a command that works on one account. */
export const ACCOUNT = { type: 'string', value: 'slug', required: true, about: 'The account' } as const;

/**
 * The operator on the command line, who administers the account of `ACCOUNT`.
 * @throws IdentityError NOT_FOUND
 */
export async function actingOn({ prisma }: CommandRuntime, account: Given[string]): Promise<Acting> {
  const { id: accountId } = await findAccount(prisma, String(account));
  return { accountId, actor: COMMAND_LINE };
}

/**
 * Runs a command: `npm run name -- --option value`. Opens the database that the settings name. No server may use an
 * embedded database at the same time. Prints the result as JSON on standard output, or an expected error as JSON on
 * standard error. An unexpected error is printed with its stack trace, and invalid options with the usage.
 */
export async function runCommand(
  usage: Usage,
  work: (dependencies: Dependencies, given: Given) => Promise<unknown>,
): Promise<void> {
  const given = readOptions(usage);
  try {
    const settings = readSettings();
    const stretching = stretchSecrets(settings);
    const database = await openDatabase(settings);
    try {
      const derivedKeys = await openDerivedKeys(database, await stretching, systemClock);
      const { prisma } = database;
      const result = await work({ database, prisma, settings, clock: systemClock, derivedKeys }, given);
      console.log(JSON.stringify(result, null, 2));
    } finally {
      await database.close();
    }
  } catch (error) {
    const refusal = refusalOf(error) ?? fail(error);
    console.error(JSON.stringify({ error: refusal }, null, 2));
    process.exit(1);
  }
}

function refusalOf(error: unknown): object | null {
  if (!(error instanceof IdentityError)) return explanationOf(error);
  return { code: error.code, ...error.shownIn('en') };
}

/** The value of an option that is a JSON object. */
export function jsonOf(usage: Usage, option: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Reported below.
  }
  return misuse(usage, `--${option} must be a JSON object.`);
}

/** The value of an option that is a time. */
export function timeOf(usage: Usage, option: string, value: Given[string]): Date {
  const time = new Date(String(value));
  return Number.isNaN(time.getTime())
    ? misuse(usage, `--${option} must be a time, such as 2027-03-01T00:00:00Z.`)
    : time;
}

/** The value of an option that is a whole number; null without the option. */
export function wholeOf(usage: Usage, option: string, value: Given[string]): number | null {
  if (value === undefined) return null;
  return /^\d{1,9}$/.test(String(value))
    ? Number(value)
    : misuse(usage, `--${option} must be a whole number.`);
}

/** The value of an option that is an id. */
export function idOf(usage: Usage, option: string, value: Given[string]): number {
  return readId(String(value)) || misuse(usage, `--${option} must be an id, a whole number.`);
}
