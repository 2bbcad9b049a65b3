import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../../src/platform/process/demo.ts';
import { authorization } from '../support/http.ts';
import { type ServerProcess, type Start, startServerProcess } from './server-process.ts';
import type { Stage } from './stage.ts';

/** A server like that of `npm start`, with the demo account and without rate limits. */
export type Gatehouse = ServerProcess & {
  demo: Demo;
  /** The headers of a JSON request with the Basic credentials of the demo partner. */
  partnerHeaders: Record<string, string>;
};

const START = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));
/** The program of a server that runs without a bundle, so that its modules can be replaced. */
export const SOURCES = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The bench sets this secret of the servers, so that the bench can sign tokens like a server. */
export const KEY_ENCRYPTION_SECRET = 'only-for-the-bench-and-known-to-everyone';
/** The `iss` of every token, the same for all servers of the bench. */
export const ISSUER = 'http://gatehouse.bench';

/**
 * @param dataDir the folder of `demo.json`, and of the embedded database if there is no `databaseUrl`
 * @param databaseUrl a PostgreSQL database
 * @param options `env` and `nodeOptions` are added to those of `npm start`; `entry` is the file that Node runs
 */
export async function startGatehouse(
  stage: Stage,
  dataDir: string,
  databaseUrl: string | null = null,
  { env = {}, nodeOptions = [], entry = START }: Partial<Pick<Start, 'env' | 'nodeOptions' | 'entry'>> = {},
): Promise<Gatehouse> {
  const server = await startServerProcess(stage, {
    entry,
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

/** The environment variables of `npm start`. */
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
