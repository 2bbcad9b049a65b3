import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/**
 * The options of commands. This module loads no code of the service, so that a command without a database starts fast.
 */

export type Usage = {
  name: string;
  about: string;
  /** Whether every server must be stopped first. By default, only one that has the embedded database open. */
  stopAllServers?: boolean;
  /** Whether the command uses the database. Default: yes. */
  usesDatabase?: boolean;
  options: Record<string, { type: 'string' | 'boolean'; value?: string; required?: true; about: string }>;
};

export type Given = Record<string, string | boolean | undefined>;

/** The exit status for invalid options. An error of the command has exit status 1. */
const MISUSE = 2;

/** Prints the problem with the options and the help, and ends the process. */
export function misuse(usage: Usage, problem: string): never {
  console.error(`${problem}\n\n${helpOf(usage)}`);
  process.exit(MISUSE);
}

/** Reads the options of a command. If they are invalid, prints the usage and ends the process. */
export function readOptions(usage: Usage): Given {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type }] of Object.entries(usage.options)) options[name] = { type };
  let given: Given;
  try {
    given = parseArgs({ options, strict: true, allowPositionals: false }).values as Given;
  } catch (error) {
    // A mistyped value may be a secret, so only the name of the option is printed.
    const [, option] = /'?(--?[\w-]+)/.exec((error as Error).message) ?? [];
    return misuse(
      usage,
      option
        ? `${option} is unknown, or lacks its value.`
        : 'This command takes options, and no other arguments.',
    );
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

function helpOf({ name, about, options, stopAllServers = false, usesDatabase = true }: Usage): string {
  const rows = Object.entries(options).map(([option, { value, required, about }]) => {
    const call = `--${option}${value ? ` <${value}>` : ''}`;
    return `  ${call.padEnd(34)}${about}${required ? '' : ' (optional)'}`;
  });
  const stop = stopAllServers
    ? 'Stop all servers first.'
    : 'On the embedded database, stop the server first.';
  const lines = usesDatabase ? [about, stop] : [about];
  return [`Usage: npm run -s ${name} -- [options]`, '', ...lines, '', ...rows].join('\n');
}
