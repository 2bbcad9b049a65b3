import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = join(root, 'src/database/client/.schema-sha256');

/**
 * Generates the Prisma client and the Pothos types into `src/database/client`, unless they are
 * already those of today's schema and Prisma version.
 * @throws when Prisma's generator fails; its own output says why
 */
export function ensureClient(): void {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'prisma/schema.prisma')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp() === stamp) return;
  const result = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Generators are found by name, and started by this Node; npm would see to that, were it here.
      PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      // `generate` never runs the native schema engine but would download it; any existing file stops that.
      PRISMA_SCHEMA_ENGINE_BINARY: cli,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (result.status !== 0) {
    throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
  }
  writeFileSync(stampFile, stamp);
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}

if (import.meta.main) ensureClient();
