import type { RequestInit as UndiciInit } from 'undici';
import { isLoopback } from '../../../lib/loopback.ts';
import { once } from '../../../lib/once.ts';
import { connectAnywhere, connectPublicly } from '../../../lib/public-connect.ts';
import { IdentityError } from '../../../platform/errors.ts';

/** A `fetch` with the limits of `createOutgoing`. */
export type Outgoing = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Loaded at the first call, so that the process starts faster. */
export const loadHttpClient = once(() => import('undici'));

const CALL_TIMEOUT_MS = 3_500;
const MAX_RESPONSE_BYTES = 512 * 1024;

/**
 * Creates the HTTP client for providers. It uses TLS, except for this machine outside production. It limits the time and
 * the size of the response, and follows no redirect. Collaborators choose the issuer, so in production it connects to
 * public addresses only.
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

/** Whether a URL may be called: https, or http on this machine outside production. */
function isAcceptableUrl(text: string, environment: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && environment !== 'production' && isLoopback(url))
  );
}

type StreamedResponse = { body: AsyncIterable<Uint8Array> | null };

async function readBounded(response: StreamedResponse): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_RESPONSE_BYTES) throw new Error('The response is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a JSON object from a provider.
 * @returns null if the provider refuses the credential (400, 401, 403)
 * @throws IdentityError PROVIDER_UNAVAILABLE for any other response
 */
export async function fetchJson(
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

/** The error for a provider that is down, slow, or sends an invalid response. */
export function providerUnavailable(cause: unknown): IdentityError {
  return new IdentityError('PROVIDER_UNAVAILABLE', {}, { cause });
}
