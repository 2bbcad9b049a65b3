import type { OutgoingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../graphql/ask.ts';
import { authorization, type Credentials, exchange } from '../../support/http.ts';
import type { TestServer } from '../../support/server.ts';

export const UPLOAD = '/admin/api/imports';
export const REPORT = (id: string) => `${UPLOAD}/${id}/report`;

export type Uploaded = {
  status: number;
  id: string;
  lastLine: number;
  /** The first error. */
  error: {
    code: string;
    fields?: Record<string, string[]>;
    message: string;
    reauthenticate?: boolean;
  } | null;
};

/** Uploads a file to `UPLOAD`. */
export async function upload(
  url: string,
  body: string | Uint8Array,
  parameters: Record<string, string>,
  credentials: Credentials,
  headers: OutgoingHttpHeaders = {},
): Promise<Uploaded> {
  const search = new URLSearchParams(parameters);
  const { status, text } = await exchange(`${url}${UPLOAD}?${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...authorization(credentials), ...headers },
    body,
  });
  const { importRun, errors } = JSON.parse(text) as {
    importRun?: { id: string; lastLine: number };
    errors?: { message: string; extensions: { code: string } }[];
  };
  const [error] = errors ?? [];
  return {
    status,
    id: importRun?.id ?? '',
    lastLine: importRun?.lastLine ?? 0,
    error: error ? { message: error.message, ...error.extensions } : null,
  };
}

const RUN = `{
  id state isDryRun source fileName failure startedBy finishedAt lines lastLine
  created updated unchanged skipped refused deleted kept undoEndedAt
  hashes { scheme count } notes { code count } problemCounts { code count }
}`;

// The type is `any`, because each test compares the fields that it expects.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Run = any;

export async function importRun(url: string, id: string, credentials: Credentials): Promise<Run> {
  const { body } = await ask(url, `query ($id: ID!) { importRun(id: $id) ${RUN} }`, { id }, credentials);
  return body.data?.importRun ?? body.errors?.[0]?.extensions?.code;
}

const UNDER_WAY = ['CHECKING', 'IMPORTING', 'UNDOING'];
const POLL_MS = 50;

/** Waits until no process works on an import. */
export async function endOfRun(url: string, id: string, credentials: Credentials): Promise<Run> {
  for (;;) {
    const run = await importRun(url, id, credentials);
    if (!UNDER_WAY.includes(run.state)) return run;
    await sleep(POLL_MS);
  }
}

/** Waits until an import has processed a line. */
export async function reached(
  url: string,
  id: string,
  credentials: Credentials,
  line: number,
): Promise<void> {
  while ((await importRun(url, id, credentials)).lastLine < line) await sleep(POLL_MS);
}

/** The most hashes that a process computes at once. */
const HASHES = 3;

/** Blocks the hash queue of a server, so that an import waits at its first bare digest. @returns what unblocks it */
export function holdHashes({ gatehouse }: Pick<TestServer, 'gatehouse'>): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let held = 0; held < HASHES; held += 1) gatehouse.hashQueue.run('collaborators', () => promise);
  return resolve;
}
