import type { RequestInit as UndiciInit } from 'undici';
import { isLoopback } from './loopback.ts';
import { once } from './once.ts';
import { connectAnywhere, connectPublicly } from './public-connect.ts';
import { traced, traceHeaders } from './tracing.ts';

/** A `fetch` with the limits of `createOutgoing`. */
export type Outgoing = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Loaded at the first call, so that the process starts faster. */
export const loadHttpClient = once(() => import('undici'));

const CALL_TIMEOUT_MS = 3_500;
const MAX_RESPONSE_BYTES = 512 * 1024;

/**
 * Creates the HTTP client for third-party services. It calls https URLs only; outside production, it also calls http
 * URLs of this machine. It limits the time and the size of the response, and follows no redirect. Collaborators choose
 * some of the URLs, so in production it connects to public addresses only.
 * @param continuesTrace whether requests carry a `traceparent`. Only for services that take part in the customer's
 *   action and whose operator works with Gatehouse's operator. A service that only checks values could correlate
 *   requests by the `traceparent`
 */
export function createOutgoing({
  environment,
  timeoutMilliseconds = CALL_TIMEOUT_MS,
  maxResponseBytes = MAX_RESPONSE_BYTES,
  continuesTrace = false,
}: {
  environment: string;
  timeoutMilliseconds?: number;
  maxResponseBytes?: number;
  continuesTrace?: boolean;
}): Outgoing {
  const open = once(async () => {
    const { Agent, fetch } = await loadHttpClient();
    const connecting =
      environment === 'production'
        ? connectPublicly(timeoutMilliseconds, [])
        : connectAnywhere(timeoutMilliseconds);
    return { fetch, dispatcher: new Agent({ connect: await connecting }) };
  });
  return async (url, init = {}) => {
    if (!isAcceptableUrl(String(url), environment)) throw new Error('Only https may be called.');
    const { fetch, dispatcher } = await open();
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const attributes = { 'server.address': new URL(url).hostname };
    const response = await traced({ name: 'outgoing request', kind: 'client', attributes }, () =>
      fetch(url, {
        ...(continuesTrace ? withTrace(init as UndiciInit) : (init as UndiciInit)),
        dispatcher,
        redirect: 'error',
        signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
      }),
    );
    const body = await readBounded(response, maxResponseBytes);
    const { status } = response;
    const headers = [...response.headers];
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  };
}

/** Adds the `traceparent` of the active span, which the called service may continue. */
function withTrace(init: UndiciInit): UndiciInit {
  const added = Object.entries(traceHeaders());
  if (added.length === 0) return init;
  const headers = new Headers(init.headers as RequestInit['headers']);
  for (const [name, value] of added) headers.set(name, value);
  return { ...init, headers: [...headers] as [string, string][] };
}

/** Whether a URL may be called: https, or http on this machine outside production. Never with a password. */
export function isAcceptableUrl(text: string, environment: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && environment !== 'production' && isLoopback(url))
  );
}

type StreamedResponse = { body: AsyncIterable<Uint8Array> | null };

async function readBounded(response: StreamedResponse, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new Error('The response is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Why a request failed: the outermost code, such as ECONNREFUSED, or the innermost message. */
export function failureReason(error: unknown): string {
  let reason = String(error);
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
    reason = at.message;
  }
  return reason;
}
