import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { systemClock } from '../lib/clock.ts';
import { deriveKeys } from '../lib/derived-keys.ts';
import { type Database, openDatabase } from '../platform/database/database.ts';
import { IdentityError } from '../platform/errors.ts';
import { explanationOf, fail } from '../platform/process/fail.ts';
import type { CommandRuntime } from '../platform/runtime.ts';
import { readSettings } from '../platform/settings.ts';

/** The name of a command, what it does, and its options. */
export type Usage = {
  name: string;
  about: string;
  /** Whether it must run without any server. Otherwise a server may run on a PostgreSQL database. */
  stopAllServers?: boolean;
  options: Record<string, { type: 'string' | 'boolean'; value?: string; required?: true; about: string }>;
};

export type Given = Record<string, string | boolean | undefined>;

/** The settings, the database and the clock for a command. */
export type Dependencies = CommandRuntime & { database: Database };

/** The exit status for invalid options. An error of the command has exit status 1. */
const MISUSE = 2;

/**
 * Runs a command: `npm run name -- --option value`. Opens the database of the settings; a server must not be using it if
 * it is the embedded one. Prints the result as JSON on standard output, or the error as JSON on standard error.
 */
export async function runCommand(
  usage: Usage,
  work: (dependencies: Dependencies, given: Given) => Promise<unknown>,
): Promise<void> {
  const given = read(usage);
  try {
    const settings = readSettings();
    const database = await openDatabase(settings);
    try {
      const derivedKeys = deriveKeys(settings.keyEncryptionSecret);
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
  const { code, message, details } = error;
  return { code, message, ...details };
}

/** Parses an option whose value is a JSON object. */
export function jsonOf(usage: Usage, option: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Reported below.
  }
  return misuse(usage, `--${option} must be a JSON object.`);
}

/** Prints the problem with the options and the help, and ends the process. */
export function misuse(usage: Usage, problem: string): never {
  console.error(`${problem}\n\n${helpOf(usage)}`);
  process.exit(MISUSE);
}

function read(usage: Usage): Given {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type }] of Object.entries(usage.options)) options[name] = { type };
  let given: Given;
  try {
    given = parseArgs({ options, strict: true, allowPositionals: false }).values as Given;
  } catch (error) {
    // A mistyped value may be a secret, so only the name of the option is printed.
    const [, option] = /'?(--?[\w-]+)/.exec((error as Error).message) ?? [];
    return misuse(usage, option ? `${option} is unknown, or lacks its value.` : 'There are options only.');
  }
  if (given.help) {
    console.log(helpOf(usage));
    process.exit(0);
  }
  const missing = Object.entries(usage.options)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0) misuse(usage, `Missing: ${missing.join(', ')}.`);
  return given;
}

function helpOf({ name, about, options, stopAllServers = false }: Usage): string {
  const rows = Object.entries(options).map(([option, { value, required, about }]) => {
    const call = `--${option}${value ? ` <${value}>` : ''}`;
    return `  ${call.padEnd(34)}${about}${required ? '' : ' (optional)'}`;
  });
  const stop = stopAllServers
    ? 'Stop all servers first.'
    : 'On the embedded database, stop the server first.';
  return [`Usage: npm run -s ${name} -- [options]`, '', about, stop, '', ...rows].join('\n');
}
