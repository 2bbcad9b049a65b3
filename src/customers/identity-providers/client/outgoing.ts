import type { RequestInit as UndiciInit } from 'undici';
import { isLoopback } from '../../../lib/loopback.ts';
import { once } from '../../../lib/once.ts';
import { connectAnywhere, connectPublicly } from '../../../lib/public-connect.ts';
import { IdentityError } from '../../../platform/errors.ts';

/** A call to a provider, as `fetch` makes it, and bounded: see `createOutgoing`. */
export type Outgoing = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Not loaded by the start: many deployments never call a provider. */
export const loadHttpClient = once(() => import('undici'));

const CALL_TIMEOUT_MS = 3_500;
/** Far more than any answer of a provider has. */
const MAX_ANSWER_BYTES = 512 * 1024;

/**
 * How providers are called: over TLS only (but for this machine, outside production), for a bounded time,
 * following no redirect, reading no more than any honest answer has. An issuer is named by an account's
 * collaborators: in production none is reached but at a public address.
 */
export function createOutgoing({ environment }: { environment: string }): Outgoing {
  const open = once(async () => {
    const { Agent, fetch } = await loadHttpClient();
    const connecting =
      environment === 'production' ? connectPublicly(CALL_TIMEOUT_MS, []) : connectAnywhere(CALL_TIMEOUT_MS);
    return { fetch, dispatcher: new Agent({ connect: await connecting }) };
  });
  return async (url, init = {}) => {
    if (!isAcceptableUrl(String(url), environment))
      throw new Error('A provider may only be called by https.');
    const { fetch, dispatcher } = await open();
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const response = await fetch(url, {
      ...(init as UndiciInit),
      dispatcher,
      redirect: 'error',
      signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
    });
    const body = await readBounded(response);
    const { status } = response;
    const headers = [...response.headers];
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  };
}

/** Whether that may be asked at all: https, or http on this very machine outside production. */
function isAcceptableUrl(text: string, environment: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && environment !== 'production' && isLoopback(url))
  );
}

type Answer = { body: AsyncIterable<Uint8Array> | null };

async function readBounded(response: Answer): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) throw new Error('The answer is larger than any should be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A JSON object from a provider.
 * @returns null when it refuses the credential that was shown (400, 401, 403)
 * @throws IdentityError PROVIDER_UNAVAILABLE for whatever else is not a good answer
 */
export async function askForJson(
  outgoing: Outgoing,
  url: URL,
  bearer: string | null,
): Promise<Record<string, unknown> | null> {
  let status: number;
  let body: unknown;
  try {
    const headers = { accept: 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
    const response = await outgoing(url, { headers });
    status = response.status;
    if ([400, 401, 403].includes(status)) return null;
    body = await response.json();
  } catch (error) {
    throw providerUnavailable(error);
  }
  if (status !== 200 || body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw providerUnavailable(new Error(`The provider answered with status ${status}.`));
  }
  return body as Record<string, unknown>;
}

/** For a provider that is down, slow, or answers what it should not. */
export function providerUnavailable(cause: unknown): IdentityError {
  return new IdentityError('PROVIDER_UNAVAILABLE', {}, { cause });
}
