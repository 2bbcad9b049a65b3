import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../server-process.ts';
import type { Stage } from '../stage.ts';
import { restLoad } from './rest.ts';
import type { Subject } from './subject.ts';

/** Bare `node:http`, with the same requests as the REST endpoint. */
export async function prepareBare(
  stage: Stage,
  tokens: readonly string[],
  partnerHeaders: Record<string, string>,
): Promise<Subject> {
  const { url, pid } = await startServerProcess(stage, {
    entry: fileURLToPath(new URL('../servers/bare.ts', import.meta.url)),
    readyPath: '/',
  });
  return { pid, load: restLoad({ url, partnerHeaders }, tokens) };
}
