import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../../support/http.ts';
import { type Gatehouse, startGatehouse } from '../gatehouse.ts';
import { residentBytes } from '../machine.ts';
import type { Scene } from '../scene.ts';
import { type Minter, pagesOfSessions, type SessionRow } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { saysValid } from '../subjects/subject.ts';
import { count, megabytes, type Row } from '../table.ts';

const BATCH = 100;
const AT_ONCE = 4;
const PAGE = 10_000;
/** Longer than the release of the memory of a start, which takes up to five seconds on a slow machine. */
const IDLE_MILLISECONDS = 10_000;
const MAX_GROWTH_BYTES = 150e6;

/** Compares the resident memory of a server before and after it validates one token of every session. */
export async function memoryRow(stage: Stage, scene: Scene, sessions: number): Promise<Row> {
  const { databaseUrl, dataDir, mint } = await scene.filled(sessions);
  const server = await startGatehouse(stage, dataDir, databaseUrl);
  await sleep(IDLE_MILLISECONDS);
  const idle = residentBytes(server.pid);
  let validated = 0;
  for await (const page of pagesOfSessions(databaseUrl, PAGE)) {
    await validatePage(server, mint, page);
    validated += page.length;
  }
  await sleep(IDLE_MILLISECONDS);
  const after = residentBytes(server.pid);
  await server.stop();
  const grown = after - idle;
  return {
    measured: `resident memory after ${count(validated)} distinct tokens`,
    figure: `${megabytes(after)}, idle ${megabytes(idle)}`,
    ratio: `idle + ${megabytes(grown)}`,
    target: `≤ idle + ${megabytes(MAX_GROWTH_BYTES)}`,
    reached: grown <= MAX_GROWTH_BYTES,
  };
}

async function validatePage(server: Gatehouse, mint: Minter, page: readonly SessionRow[]): Promise<void> {
  let next = 0;
  const validateSome = async () => {
    while (next < page.length) {
      const batch = page.slice(next, next + BATCH);
      next += BATCH;
      const tokens = await Promise.all(batch.map(mint));
      const { status, text } = await exchange(`${server.url}/api/v1/sdk/auth/token/validate`, {
        method: 'POST',
        headers: server.partnerHeaders,
        body: JSON.stringify({ auth_tokens: tokens }),
      });
      if (status !== 200 || !saysValid(text))
        throw new Error(`A batch was answered ${status} ${text.slice(0, 1000)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, validateSome));
}
