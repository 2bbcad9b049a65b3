import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { systemClock } from '../lib/clock.ts';
import { deriveKeys } from '../lib/derived-keys.ts';
import { type Database, openDatabase } from '../platform/database/database.ts';
import { IdentityError } from '../platform/errors.ts';
import { explanationOf, fail } from '../platform/process/fail.ts';
import type { CommandRuntime } from '../platform/runtime.ts';
import { readSettings } from '../platform/settings.ts';

/** What a command is called, what it takes, and what of that it must be given. */
export type Usage = {
  name: string;
  /** What it does, and what else there is to know. */
  about: string;
  options: Record<string, { type: 'string' | 'boolean'; value?: string; required?: true; about: string }>;
};

export type Given = Record<string, string | boolean | undefined>;

/** What a command works with. */
export type Dependencies = CommandRuntime & { database: Database };

/** How a wrong call ends, as against 1: what was asked for was refused. */
const MISUSE = 2;

/**
 * Runs a command of the command line: `npm run name -- --option value`. Its result is printed as JSON, and so is
 * a refusal, on standard error. It works on the database that the settings name; the embedded one has to
 * be free, so the server is stopped first.
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

/** The value of an option that must be JSON. */
export function jsonOf(usage: Usage, option: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, in the same way.
  }
  return misuse(usage, `--${option} must be a JSON object.`);
}

/** Ends the process: the call itself makes no sense. */
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
    // A value that was typed by mistake may be a secret: only the option's name is repeated.
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

function helpOf({ name, about, options }: Usage): string {
  const rows = Object.entries(options).map(([option, { value, required, about }]) => {
    const call = `--${option}${value ? ` <${value}>` : ''}`;
    return `  ${call.padEnd(34)}${about}${required ? '' : ' (optional)'}`;
  });
  return [`Usage: npm run -s ${name} -- [options]`, '', about, '', ...rows].join('\n');
}
