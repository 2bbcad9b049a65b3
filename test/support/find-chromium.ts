import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell is the same engine without the user interface. It shortens a test by a third. */
const PROGRAMS = ['chromium-headless-shell', 'chromium'];

/** Returns the path of Chromium, or null if it is not installed. */
export function findChromium(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const paths = PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
  return paths.find((path) => existsSync(path)) ?? null;
}
