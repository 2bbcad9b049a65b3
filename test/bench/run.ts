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
import { uploadRows } from './rows/uploads.ts';
import { workerRows } from './rows/workers.ts';
import { setScene } from './scene.ts';
import { openStage } from './stage.ts';
import { markdownTable, type Row } from './table.ts';

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
];

/** Measured only where it is named: it takes long and 8 GB of disk. */
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

/** Measures the wanted rows and prints them as one table. Rows that are not compared run one after the other. */
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
    const scene = setScene(stage);
    const rows: Row[] = [];
    const notes: string[] = [];
    const add = (...more: Row[]) => rows.push(...more);

    if (wanted.has('bundles')) {
      say('Sizes of the bundles');
      await ensureBuild();
      const sizes = bundleRows();
      add(...sizes);
      // A size does not depend on the machine.
      if (sizes.some(({ reached }) => reached === false)) process.exitCode = 1;
    }
    if (wanted.has('console')) {
      say('Loads of the console');
      add(...(await consoleRows(stage)));
    }
    if (THROUGHPUT_ROWS.some((name) => wanted.has(name))) {
      say(`Answers a second: ${size.rounds} rounds of ${size.seconds} s each`);
      const measured = await throughputRows(stage, scene, wanted, size, size.sessions);
      add(...measured.rows);
      notes.push(...measured.notes);
    }
    if (wanted.has('logins')) {
      say('Logins');
      add(await loginsRow(scene, size));
    }
    if (wanted.has('failed-logins')) {
      say('Failed logins');
      add(...(await failedLoginRows(stage, size.rounds)));
    }
    if (wanted.has('storm')) {
      say('Validations in a storm of logins');
      add(...(await stormRows(scene, size)));
    }
    if (wanted.has('old-tokens')) {
      say('Verdicts of an account with an issuer of old tokens');
      add(...(await oldTokenRows(scene, size)));
    }
    if (wanted.has('old-system')) {
      say('Validations while an old system hangs');
      add(...(await oldSystemRows(stage, scene, size)));
    }
    if (wanted.has('partner-kit')) {
      say('Verdicts of the partner kit');
      add(...(await partnerRows(scene, size)));
    }
    if (wanted.has('memory')) {
      say('Memory');
      add(await memoryRow(stage, scene, size.sessions));
    }
    if (wanted.has('embedded')) {
      say('Memory of the embedded default');
      add(...(await embeddedRows(stage)));
    }
    if (wanted.has('ready')) {
      say('Starts');
      add(await readyRow(stage));
    }
    if (wanted.has('cost')) {
      say('What a session costs');
      add(...(await costRows(stage)));
    }
    if (wanted.has('growth')) {
      say(`A database with ${size.grown} sessions`);
      const grown = await growthRows(stage, scene, size, size.grown);
      add(...grown.rows);
      notes.push(...grown.notes);
    }
    if (wanted.has('statistics')) {
      say('What the statistics cost');
      add(...(await statisticsRows(stage, size.rounds)));
    }
    if (wanted.has('import')) {
      say('Imports of customers');
      add(...(await importRows(stage, size.imported)));
    }
    if (wanted.has('uploads')) {
      say('Verdicts while the server imports an upload');
      add(...(await uploadRows(stage, size)));
    }
    if (wanted.has('workers')) {
      say('Verdicts of several workers');
      add(...(await workerRows(stage, scene, size)));
    }
    if (wanted.has('event-loop')) {
      say('The cost of anonymous requests');
      const { row, note } = await eventLoopRow(stage, size.rounds);
      add(row);
      notes.push(note);
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
