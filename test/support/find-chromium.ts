import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Returns the path of Chromium, or null if it is not installed. */
export function findChromium(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path)) ?? null;
}
