import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextMigration } from '../platform/database/migration-engine.ts';
import { throwAwayDatabase } from '../platform/database/throw-away.ts';
import { ensureBuild } from './build.ts';
import { ensureClient } from './generate-client.ts';
import { biome, codegen, root, runTool, tsc } from './tool.ts';

/** `npm run check`: every check that needs no test run. */
type Check = {
  what: string;
  /** The command that fixes it, if there is one. */
  mend?: string;
  /** Rejects with the problem. */
  look: () => Promise<unknown>;
};

const client: Check = { what: 'Prisma client', look: ensureClient };

const others: Check[] = [
  { what: 'types', look: () => runTool(tsc) },
  { what: 'types of what browsers load', look: () => runTool(tsc, '-p', 'tsconfig.browser.json') },
  { what: 'bundles', look: () => ensureBuild() },
  {
    what: 'format and lint',
    mend: 'npm run format',
    look: () => runTool(biome, 'check', '--colors=off', '.'),
  },
  {
    what: 'schema.graphql',
    mend: 'npm run generate',
    look: () => compareFile('schema.graphql', 'src/cli/print-schema.ts'),
  },
  {
    what: 'docs/operations.md',
    mend: 'npm run generate',
    look: () => compareFile('docs/operations.md', 'src/cli/operations-page.ts'),
  },
  { what: 'typed documents', mend: 'npm run generate', look: compareDocuments },
  { what: 'migrations', mend: 'npm run migration -- a_short_name', look: compareMigrations },
];

/** @param program prints the expected contents of the file */
async function compareFile(file: string, program: string): Promise<void> {
  const printed = await runTool(program);
  if (printed !== readFileSync(join(root, file), 'utf8')) {
    throw new Error(`${file} differs from what the code generates.`);
  }
}

async function compareDocuments(): Promise<void> {
  try {
    await runTool(codegen, '--config', 'codegen.ts', '--check');
  } catch (error) {
    const withoutProgress = (error as Error).message.replace(/^[❯✔].*\n?/gm, '');
    throw new Error(withoutProgress);
  }
}

async function compareMigrations(): Promise<void> {
  const sql = await nextMigration(throwAwayDatabase());
  if (sql !== null) throw new Error(`The schema has what the migrations lack:\n${sql}`);
}

/** @returns the problem, or null */
async function run(check: Check): Promise<Error | null> {
  try {
    await check.look();
    return null;
  } catch (error) {
    return error as Error;
  }
}

function report({ what, mend }: Check, error: Error | null): void {
  if (error) {
    console.error(`WRONG   ${what}${mend ? `   (mend it: ${mend})` : ''}\n${error.message}\n`);
    process.exitCode = 1;
  } else {
    console.log(`ok      ${what}`);
  }
}

report(client, await run(client));
// The other checks need the generated client. They run at the same time and are reported in order.
const outcomes = others.map((check) => ({ check, running: run(check) }));
for (const { check, running } of outcomes) report(check, await running);
process.exit();
