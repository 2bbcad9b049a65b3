import { ensureBuild } from '../../src/cli/build.ts';
import { describeMachine, describeStrangers } from './machine.ts';
import type { Pace } from './rounds.ts';
import { bundleRows } from './rows/bundles.ts';
import { consoleRows } from './rows/console.ts';
import { costRows } from './rows/cost.ts';
import { embeddedRows } from './rows/embedded.ts';
import { eventLoopRow } from './rows/event-loop.ts';
import { failedLoginRows } from './rows/failed-logins.ts';
import { growthRows } from './rows/growth.ts';
import { importRows } from './rows/import.ts';
import { loginsRow } from './rows/logins.ts';
import { memoryRow } from './rows/memory.ts';
import { oldSystemRows } from './rows/old-system.ts';
import { oldTokenRows } from './rows/old-tokens.ts';
import { partnerRows } from './rows/partner.ts';
import { readyRow } from './rows/ready.ts';
import { statisticsRows } from './rows/statistics.ts';
import { stormRows } from './rows/storm.ts';
import { THROUGHPUT_ROWS, throughputRows } from './rows/throughput.ts';
import { tracingRows } from './rows/tracing.ts';
import { uploadRows } from './rows/uploads.ts';
import { workerRows } from './rows/workers.ts';
import { type Scene, setScene } from './scene.ts';
import { openStage, type Stage } from './stage.ts';
import { count, markdownTable, type Row } from './table.ts';

export const ROWS = [
  'bundles',
  'console',
  ...THROUGHPUT_ROWS,
  'logins',
  'failed-logins',
  'storm',
  'old-tokens',
  'old-system',
  'partner-kit',
  'memory',
  'embedded',
  'ready',
  'cost',
  'statistics',
  'import',
  'uploads',
  'event-loop',
  'workers',
  'tracing',
];

/** Measured only if named: this row takes ten minutes and 8 GB of disk. */
export const LONG_ROWS = ['growth'];

export type Options = {
  /** Names of rows. */
  wanted: ReadonlySet<string>;
  /** Shorter rounds and fewer sessions, to check that everything works. */
  quick: boolean;
  /** A folder for CPU profiles of Gatehouse, or null. */
  profiles: string | null;
};

type Size = Pace & { sessions: number; grown: number; imported: number };
const FULL: Size = {
  rounds: 5,
  seconds: 5,
  warmUpSeconds: 5,
  sessions: 1_000_000,
  grown: 10_000_000,
  imported: 100_000,
};
const QUICK: Size = {
  rounds: 3,
  seconds: 1,
  warmUpSeconds: 2,
  sessions: 50_000,
  grown: 100_000,
  imported: 10_000,
};

type Measured = { rows: Row[]; notes?: string[] };

/** Rows that are measured together, and the function that measures them. */
type Measurement = {
  /** The names with which the rows can be selected. */
  names: readonly string[];
  /** Shown while the rows are measured. */
  title: string;
  measure(): Promise<Measured>;
};

type Place = { stage: Stage; scene: Scene; wanted: ReadonlySet<string>; size: Size };

/** All measurements, in the order of the table. */
function measurements({ stage, scene, wanted, size }: Place): Measurement[] {
  const one = (name: string, title: string, measure: () => Promise<Row[]>): Measurement => ({
    names: [name],
    title,
    measure: async () => ({ rows: await measure() }),
  });
  return [
    one('bundles', 'Sizes of the bundles', async () => {
      await ensureBuild();
      const sizes = bundleRows();
      // A size does not depend on the machine.
      if (sizes.some(({ reached }) => reached === false)) process.exitCode = 1;
      return sizes;
    }),
    one('console', 'Loads of the console', () => consoleRows(stage)),
    {
      names: THROUGHPUT_ROWS,
      title: `Answers a second: ${size.rounds} rounds of ${size.seconds} s each`,
      measure: () => throughputRows(stage, scene, wanted, size, size.sessions),
    },
    one('logins', 'Logins', async () => [await loginsRow(scene, size)]),
    one('failed-logins', 'Failed logins', () => failedLoginRows(stage, size.rounds)),
    one('storm', 'Validations in a storm of logins', () => stormRows(scene, size)),
    one('old-tokens', 'Verdicts of an account with an issuer of old tokens', () => oldTokenRows(scene, size)),
    one('old-system', 'Validations while an old system is silent', () => oldSystemRows(stage, scene, size)),
    one('partner-kit', 'Verdicts of the partner kit', () => partnerRows(scene, size)),
    one('memory', 'Memory', async () => [await memoryRow(stage, scene, size.sessions)]),
    one('embedded', 'Memory of the embedded default', () => embeddedRows(stage)),
    one('ready', 'Starts', async () => [await readyRow(stage)]),
    one('cost', 'The cost of a session', () => costRows(stage)),
    {
      names: LONG_ROWS,
      title: `A database with ${count(size.grown)} sessions`,
      measure: () => growthRows(stage, scene, size, size.grown),
    },
    one('statistics', 'The cost of the statistics', () => statisticsRows(stage, size.rounds)),
    one('import', 'Imports of customers', () => importRows(stage, size.imported)),
    one('uploads', 'Verdicts while the server imports an upload', () => uploadRows(stage, size)),
    one('workers', 'Verdicts of several workers', () => workerRows(stage, scene, size)),
    one('tracing', 'The cost of tracing', () => tracingRows(stage, scene, size)),
    {
      names: ['event-loop'],
      title: 'The cost of anonymous requests',
      measure: async () => {
        const { row, note } = await eventLoopRow(stage, size.rounds);
        return { rows: [row], notes: [note] };
      },
    },
  ];
}

/**
 * Measures the wanted rows one after the other, shows each when it is measured, and prints all as one table. Rows that
 * cannot be measured are named at the end, and the exit code is 1.
 */
export async function runBench({ wanted, quick, profiles }: Options): Promise<void> {
  const size = quick ? QUICK : FULL;
  const strangers = describeStrangers();
  const stage = openStage(profiles, { onDisk: wanted.has('growth') });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say(`Interrupted by ${signal}`);
      stage.close().finally(() => process.exit(1));
    });
  }
  try {
    const rows: Row[] = [];
    const notes: string[] = [];
    const place = { stage, scene: setScene(stage), wanted, size };
    for (const { names, title, measure } of measurements(place)) {
      if (!names.some((name) => wanted.has(name))) continue;
      say(title);
      try {
        const measured = await measure();
        rows.push(...measured.rows);
        notes.push(...(measured.notes ?? []));
        for (const { measured: what, figure, ratio } of measured.rows) say(`  ${what}: ${figure} ${ratio}`);
      } catch (error) {
        process.exitCode = 1;
        notes.push(`Not measured: ${title}.`);
        say(`  ${(error as Error).stack}`);
      }
    }
    const medians = `Medians of ${size.rounds} alternating rounds of ${size.seconds} s, 50 connections.`;
    const caption = `${describeMachine(await stage.postgresVersion())}. ${medians}`;
    process.stdout.write(
      `\n${[caption, ...(strangers ? [strangers] : []), ...(quick ? [QUICK_NOTE] : [])].join('\n')}\n`,
    );
    process.stdout.write(`\n${markdownTable(rows)}\n${notes.map((note) => `\n${note}\n`).join('')}`);
  } finally {
    await stage.close();
  }
}

const QUICK_NOTE = 'A quick run: its figures only show that everything works.';

/** Writes progress to standard error, because standard output is the table. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
