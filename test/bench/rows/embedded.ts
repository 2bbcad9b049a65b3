import { setTimeout as sleep } from 'node:timers/promises';
import { startGatehouse } from '../gatehouse.ts';
import { residentBytes, residentBytesWith } from '../machine.ts';
import type { Stage } from '../stage.ts';
import { megabytes, type Row } from '../table.ts';

const SAMPLE_MILLISECONDS = 20;
const REST_MILLISECONDS = 15_000;
const PEAK_AT_MOST_BYTES = 600e6;
const IDLE_AT_MOST_BYTES = 300e6;

/** The memory of `npm start` on an empty folder: the peak of all its processes, and that of the idle server. */
export async function embeddedRows(stage: Stage): Promise<Row[]> {
  const dataDir = stage.subfolder('first-start');
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentBytesWith('DATA_DIR', dataDir));
  }, SAMPLE_MILLISECONDS);
  const server = await startGatehouse(stage, dataDir);
  await sleep(REST_MILLISECONDS);
  clearInterval(sampling);
  const idle = residentBytes(server.pid);
  await server.stop();
  return [
    atMost('embedded: peak of resident memory at the first start, all processes', peak, PEAK_AT_MOST_BYTES),
    atMost('embedded: resident memory, idle, 15 s after the first start', idle, IDLE_AT_MOST_BYTES),
  ];
}

function atMost(measured: string, bytes: number, most: number): Row {
  return {
    measured,
    figure: megabytes(bytes),
    ratio: '',
    target: `≤ ${megabytes(most)}`,
    reached: bytes <= most,
  };
}
