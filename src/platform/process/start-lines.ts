import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parsePostgresUrl, placeOf } from '../../lib/postgres-url.ts';
import type { Misspelled } from '../environment-variables.ts';
import type { Settings } from '../settings.ts';

type Starting = Pick<Settings, 'environment' | 'logLevel' | 'databaseUrl' | 'dataDir'>;

/** The first output of a start, before any slow step: log lines in production, otherwise plain lines. */
export function startLines(settings: Starting, misspelled: readonly Misspelled[]): string {
  const warnings = misspelled.map(({ name, meant }) => `${name} is not a setting. Did you mean ${meant}?`);
  if (settings.environment !== 'production') {
    return [
      `Gatehouse starts: ${whatItDoes(settings)} …`,
      ...warnings.map((text) => `Warning: ${text}`),
      '',
    ].join('\n');
  }
  const time = new Date().toISOString();
  const lines = [
    { level: LEVELS.info, time, msg: `starting: ${whatItDoes(settings)}` },
    ...warnings.map((msg) => ({ level: LEVELS.warn, time, msg })),
  ];
  const least = LEVELS[settings.logLevel] ?? LEVELS.info;
  return lines
    .filter(({ level }) => level >= least)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** In pino's format. */
const LEVELS: Readonly<Record<string, number>> & { info: number; warn: number } = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: Number.POSITIVE_INFINITY,
};

function whatItDoes({ databaseUrl, dataDir }: Starting): string {
  if (databaseUrl !== null) {
    return `connecting to the database at ${placeOf(parsePostgresUrl(databaseUrl))}`;
  }
  const folder = relative(process.cwd(), dataDir) || '.';
  const shown = folder.startsWith('..') ? dataDir : folder;
  return existsSync(join(dataDir, 'database'))
    ? `opening the embedded database in ${shown}/`
    : `making the embedded database in ${shown}/, which takes some seconds`;
}
