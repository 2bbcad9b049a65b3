import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { OperatorError } from '../lib/operator-error.ts';
import { makeOnce } from './make-once.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = join(root, 'src/platform/database/client/.schema-sha256');
/** The generating process locks this folder. */
const lockedFolder = join(root, 'node_modules/.cache/prisma-client');

/**
 * Generates the Prisma client and the Pothos types into `src/platform/database/client`, unless they match the schema
 * and `package-lock.json`. One process generates them, and other processes wait.
 * @param announce called before generating or waiting
 * @throws OperatorError if Prisma's generator is not installed; Error with its output if it fails
 */
export async function ensureClient(announce: () => void = () => {}): Promise<void> {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'prisma/schema.prisma')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  await makeOnce({
    stamp,
    stampFile,
    lockedFolder,
    announce,
    async make() {
      await generate();
      writeFileSync(stampFile, stamp);
    },
  });
}

async function generate(): Promise<void> {
  const cli = join(generatorFolder(), 'build/index.js');
  await promisify(execFile)(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    env: {
      ...process.env,
      // Prisma finds generators by name and starts them with `node`. npm would set this path.
      PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      // `generate` would download the schema engine, although it does not run it. The path of any file prevents that.
      PRISMA_SCHEMA_ENGINE_BINARY: cli,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  }).catch(({ stdout, stderr }) => {
    throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
  });
}

function generatorFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('prisma/package.json'));
  } catch {
    throw new OperatorError(
      'The database client is not generated, and its generator is not installed. ' +
        'Run `npm ci && npm run build` first, and `npm prune --omit=dev` afterwards.',
    );
  }
}

if (import.meta.main) await ensureClient();
