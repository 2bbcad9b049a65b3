import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile, requireDataFolder } from '../private-files.ts';
import type { Settings } from '../settings.ts';

const shape = z.object({
  siteId: z.int(),
  partner: z.object({ clientId: z.string(), clientSecret: z.string() }),
  collaborator: z.object({ email: z.string(), password: z.string() }),
});

/** The content of `demo.json`: the ids and credentials of the demo account. */
export type Demo = z.output<typeof shape>;

const fileIn = (dataDir: string) => join(dataDir, 'demo.json');

/** Writes `demo.json`. */
export function announceDemo(dataDir: string, demo: Demo): void {
  requireDataFolder(dataDir);
  replaceFile(fileIn(dataDir), `${JSON.stringify(demo, null, 2)}\n`);
}

/** Reads `demo.json`. Null in production, if the demo is off, and for a file that is missing or malformed. */
export function findDemo({ environment, seedDemo, dataDir }: Settings): Demo | null {
  if (environment === 'production' || !seedDemo) return null;
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
