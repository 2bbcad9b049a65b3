import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { registerCustomers } from '../customers.ts';
import { startGatehouse } from '../gatehouse.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';

const STARTS = 5;
const BARE_STARTS_EACH = 3;
const AT_MOST = 25;

const run = promisify(execFile);

/**
 * The time from the start of a server with an existing embedded database to the first 200 of `/health/ready`, divided by
 * that of `node -e 0`. Both alternate, so that a slow moment of the machine slows both down.
 */
export async function readyRow(stage: Stage): Promise<Row> {
  const dataDir = stage.subfolder('restarted');
  const first = await startGatehouse(stage, dataDir);
  await registerCustomers(first, 1, 1);
  await first.stop();
  const milliseconds: number[] = [];
  const bare: number[] = [];
  while (milliseconds.length < STARTS) {
    for (let each = 0; each < BARE_STARTS_EACH; each += 1) bare.push(await bareStart());
    const server = await startGatehouse(stage, dataDir);
    milliseconds.push(server.readyAfterMilliseconds);
    await server.stop();
  }
  const ratio = median(milliseconds) / median(bare);
  const [quickest, middle, slowest] = [
    Math.min(...milliseconds),
    median(milliseconds),
    Math.max(...milliseconds),
  ].map((value) => (value / 1000).toFixed(2));
  return {
    measured: 'ready after start on an existing embedded folder',
    figure: `${middle} s (${quickest}–${slowest}), \`node -e 0\` ${median(bare).toFixed(0)} ms`,
    ratio: `${ratio.toFixed(1)} × \`node -e 0\``,
    target: `≤ ${AT_MOST.toFixed(2)}`,
    reached: ratio <= AT_MOST,
  };
}

/** The milliseconds from the start of a Node that does nothing to its end. */
async function bareStart(): Promise<number> {
  const startedAt = performance.now();
  await run(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}
