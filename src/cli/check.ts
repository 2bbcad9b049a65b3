import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextMigration } from '../platform/database/migration-engine.ts';
import { throwAwayDatabase } from '../platform/database/throw-away.ts';
import { ensureBuild } from './build.ts';
import { ensureClient } from './generate-client.ts';
import { compareRecipePages } from './recipe-pages.ts';
import { biome, codegen, root, runTool, tsc } from './tool.ts';

/** `npm run check`: every check that needs no test run. */
type Check = {
  what: string;
  /** The command that corrects the problem, if there is one. */
  fix?: string;
  /** Runs the check. Rejects with the problem. */
  run: () => Promise<unknown>;
};

/**
 * One checker thread per type check, because the checks run at the same time, and the threads of one check would repeat
 * much of each other's work.
 */
const frugal = ['--checkers', '1'];

const client: Check = { what: 'Prisma client', run: ensureClient };

const others: Check[] = [
  { what: 'types', run: () => runTool(tsc, ...frugal) },
  { what: 'types of the browser code', run: () => runTool(tsc, '-p', 'tsconfig.browser.json', ...frugal) },
  { what: 'types of the recipes', run: () => runTool(tsc, '-p', 'tsconfig.recipes.json', ...frugal) },
  { what: 'bundles', run: () => ensureBuild() },
  {
    what: 'format and lint',
    fix: 'npm run format',
    run: () => runTool(biome, 'check', '--colors=off', '.'),
  },
  {
    what: 'schema.graphql',
    fix: 'npm run generate',
    run: async () => compareFile('schema.graphql', (await import('./print-schema.ts')).printedSchema()),
  },
  {
    what: 'docs, the reference',
    fix: 'npm run generate',
    async run() {
      const { referencePages } = await import('./reference/pages.ts');
      for (const [page, make] of Object.entries(referencePages)) compareFile(page, make());
    },
  },
  { what: 'docs/recipes', fix: 'npm run generate', run: async () => compareRecipePages() },
  {
    what: 'mail.html',
    fix: 'npm run generate',
    run: async () => compareFile('src/delivery/mail/mail.html', await runTool('src/cli/print-mail.ts')),
  },
  { what: 'typed documents', fix: 'npm run generate', run: compareDocuments },
  { what: 'migrations', fix: 'npm run migration -- a_short_name', run: compareMigrations },
];

function compareFile(file: string, expected: string): void {
  if (expected !== readFileSync(join(root, file), 'utf8')) {
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
  if (sql !== null)
    throw new Error(`The migrations do not create everything in the schema. Missing:\n${sql}`);
}

/** @returns the problem, or null */
async function problemOf(check: Check): Promise<Error | null> {
  try {
    await check.run();
    return null;
  } catch (error) {
    return error as Error;
  }
}

function report({ what, fix }: Check, error: Error | null): void {
  if (error) {
    console.error(`WRONG   ${what}${fix ? `   (to fix it: ${fix})` : ''}\n${error.message}\n`);
    process.exitCode = 1;
  } else {
    console.log(`ok      ${what}`);
  }
}

report(client, await problemOf(client));
// The other checks need the generated client. They run at the same time and are reported in order.
const outcomes = others.map((check) => ({ check, running: problemOf(check) }));
for (const { check, running } of outcomes) report(check, await running);
process.exit();
