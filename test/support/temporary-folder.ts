import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { atEnd } from './at-end.ts';

/** An empty folder, readable by its owner only, that is removed at the end of the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(inject('folder'), 'test-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}
