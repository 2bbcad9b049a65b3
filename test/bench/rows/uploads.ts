import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endOfRun, importRun, upload } from '../../administration/imports/upload.ts';
import { ask } from '../../graphql/ask.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { registerCustomers } from '../customers.ts';
import { type Gatehouse, startGatehouse } from '../gatehouse.ts';
import { sendLoad } from '../load.ts';
import type { Held } from '../loop-probe.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { STEADY_RATE, steadyP99 } from '../steady-load.ts';
import { restLoad } from '../subjects/rest.ts';
import { count, type Row } from '../table.ts';

const PROBE = fileURLToPath(new URL('../loop-probe.ts', import.meta.url));
const MAX_HELD_MILLISECONDS = 20;
/** The records of the file: more than the server imports in a round. */
const RECORDS = 60_000;
const CUSTOMERS = 10;
const TOKENS_EACH = 10;
/** A round begins this long after the check of the file, while the import stores records. */
const RAMP_MILLISECONDS = 200;

type Round = { held: number; p99: number; stored: number };

/**
 * Measures the longest time that a server's main thread is busy without a pause, and the p99 of validations at a steady
 * rate, while the server imports an uploaded file, and while it does not.
 */
export async function uploadRows(stage: Stage, pace: Pace): Promise<Row[]> {
  const databaseUrl = await stage.createDatabase('uploads');
  return [await rowOf(stage, 'PostgreSQL', databaseUrl, pace), await rowOf(stage, 'embedded', null, pace)];
}

async function rowOf(
  stage: Stage,
  database: string,
  databaseUrl: string | null,
  { rounds, seconds, warmUpSeconds }: Pace,
): Promise<Row> {
  const socket = join(stage.folder, `upload-probe-${database}`);
  const folder = stage.subfolder(`uploads-${database}`);
  // The first start on an empty folder runs other processes, which would take the socket.
  await (await startGatehouse(stage, folder, databaseUrl)).stop();
  const server = await startGatehouse(stage, folder, databaseUrl, {
    env: { LOOP_PROBE: socket },
    nodeOptions: [`--import=${PROBE}`],
  });
  const customers = await registerCustomers(server, CUSTOMERS, TOKENS_EACH);
  const load = restLoad(
    server,
    customers.flatMap(({ tokens }) => tokens),
  );
  await sendLoad(load, warmUpSeconds);
  const held = async () => (JSON.parse(await text(connect(socket))) as Held).cpuMilliseconds;
  const measure = async (): Promise<Omit<Round, 'stored'>> => {
    await held();
    const p99 = await steadyP99(load, seconds);
    return { p99, held: await held() };
  };
  // The first import compiles its code.
  await whileImporting(server, () => sleep(1_000));
  const measured = await alternate<'quiet' | 'importing', Round>(
    new Map([
      ['quiet', async () => ({ ...(await measure()), stored: 0 })],
      ['importing', () => whileImporting(server, measure)],
    ]),
    rounds,
  );
  await server.stop();
  const of = (name: 'quiet' | 'importing', value: keyof Round) =>
    median((measured.get(name) ?? []).map((round) => round[value]));
  const [longest, before] = [of('importing', 'held'), of('quiet', 'held')];
  const times = `p99 of validate (${count(STEADY_RATE)}/s) ${of('importing', 'p99').toFixed(1)} ms, without ${of('quiet', 'p99').toFixed(1)} ms`;
  return {
    measured: `main thread held while the server imports an upload, ${database}`,
    figure: `${longest.toFixed(1)} ms, without ${before.toFixed(1)} ms; ${times}; ${count(of('importing', 'stored') / seconds)} customers/s`,
    ratio: '',
    target: `≤ ${MAX_HELD_MILLISECONDS} ms`,
    reached: longest <= MAX_HELD_MILLISECONDS,
  };
}

let uploads = 0;

/** Uploads a file, measures while its records are stored, and stops the import. */
async function whileImporting<Measured>(
  server: Gatehouse,
  measure: () => Promise<Measured>,
): Promise<Measured & { stored: number }> {
  const { url } = server;
  const as = await logInCollaborator(server);
  const { id, status } = await upload(url, recordsFile(uploads++), { source: 'gatehouse' }, as);
  if (status !== 202) throw new Error(`An upload was answered ${status}`);
  while ((await importRun(url, id, as)).state === 'CHECKING') await sleep(20);
  await sleep(RAMP_MILLISECONDS);
  const before = await importRun(url, id, as);
  const measured = await measure();
  const after = await importRun(url, id, as);
  if (after.state !== 'IMPORTING') throw new Error(`The import is ${after.state}: there are too few records`);
  await ask(url, 'mutation ($id: ID!) { stopImport(id: $id) { state } }', { id }, as);
  await endOfRun(url, id, as);
  return { ...measured, stored: after.created - before.created };
}

function recordsFile(upload: number): string {
  return Array.from({ length: RECORDS }, (_, index) =>
    JSON.stringify({
      email: `upload-${upload}-${index}@example.com`,
      firstName: 'Ada',
      lastName: `Number ${index}`,
      metadata: { newsletter: index % 2 === 0 },
      password: { format: 'bcrypt', hash: '$2y$10$.vGA1O9wmRjrwAVXD98HNOgsNpDczlqm3Jq7KnEd1rVAGv3Fykk1a' },
      createdAt: 1_600_000_000 + index,
    }),
  ).join('\n');
}
