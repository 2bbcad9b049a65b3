import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../../src/platform/process/welcome.ts';
import { authorization } from '../support/http.ts';
import { type ServerProcess, type Start, startServerProcess } from './server-process.ts';
import type { Stage } from './stage.ts';

/** The real server, as `npm start` runs it, with the demo account and without throttles. */
export type Gatehouse = ServerProcess & {
  demo: Demo;
  /** The demo partner's Basic credentials, and what else a JSON request to it carries. */
  partnerHeaders: Record<string, string>;
};

const ENTRY = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));

/** Known to the bench too, so that it can sign tokens as the server does. */
export const KEY_ENCRYPTION_SECRET = 'only-for-the-bench-and-known-to-everyone';
/** The `iss` of every token, the same for all servers of the bench. */
export const ISSUER = 'http://gatehouse.bench';

/**
 * @param dataDir holds `demo.json`, and the embedded database where no other is given
 * @param databaseUrl a PostgreSQL database
 * @param options settings and options of Node beside the usual
 */
export async function startGatehouse(
  stage: Stage,
  dataDir: string,
  databaseUrl: string | null = null,
  { env = {}, nodeOptions = [] }: Pick<Start, 'env' | 'nodeOptions'> = {},
): Promise<Gatehouse> {
  const server = await startServerProcess(stage, {
    entry: ENTRY,
    env: {
      ...startVariables(),
      DATA_DIR: dataDir,
      PUBLIC_URL: ISSUER,
      RATE_LIMITS: 'off',
      DRAIN_SECONDS: '0',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET, SEED_DEMO: 'true' } : {}),
      ...env,
    },
    nodeOptions: [
      ...startWords().filter((word) => word.startsWith('--')),
      ...(stage.profiles ? ['--cpu-prof', `--cpu-prof-dir=${stage.profiles}`] : []),
      ...nodeOptions,
    ],
    readyPath: '/health/ready',
  });
  const file = join(dataDir, 'demo.json');
  if (!existsSync(file)) throw new Error(`The server has not written ${file}`);
  const demo = JSON.parse(readFileSync(file, 'utf8')) as Demo;
  const partnerHeaders = {
    'content-type': 'application/json',
    ...authorization({ basic: demo.partner }),
  };
  return { ...server, demo, partnerHeaders };
}

/** What `npm start` sets in the environment. */
function startVariables(): Record<string, string> {
  return Object.fromEntries(
    startWords()
      .filter((word) => /^[A-Z_]+=/.test(word))
      .map((word) => word.split('=', 2)),
  );
}

function startWords(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return scripts.start.split(' ');
}
