import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureClient } from '../../src/cli/generate-client.ts';

/**
 * `npm run bench` takes about forty minutes. It measures all rows except `growth`, and prints one table.
 * `npm run bench -- rest graphql` measures only these rows; `quick` makes shorter rounds, and `profile`
 * keeps a CPU profile of each Gatehouse server.
 */
await ensureClient();
const { LONG_ROWS, ROWS, runBench } = await import('./run.ts');

const words = new Set(process.argv.slice(2));
const quick = words.delete('quick');
const profiles = words.delete('profile') ? mkdtempSync(join(tmpdir(), 'gatehouse-profiles-')) : null;
const known = [...ROWS, ...LONG_ROWS];
const unknown = [...words].filter((word) => !known.includes(word));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: quick, profile, ${known.join(', ')}.`);
  process.exit(1);
}
await runBench({ wanted: words.size > 0 ? words : new Set(ROWS), quick, profiles });
if (profiles) console.error(`CPU profiles are in ${profiles}`);
