import { once } from '../../lib/once.ts';
import { connectAnywhere, connectPublicly, PrivateAddressError } from '../../lib/public-connect.ts';
import { traced, traceHeaders } from '../../lib/tracing.ts';
import type { Settings } from '../../platform/settings.ts';
import { readAnswer } from './answer.ts';

export type ReceiverSettings = Pick<
  Settings,
  'webhookAllowPrivate' | 'webhookTimeoutSeconds' | 'webhookNameServers' | 'environment'
>;

/** The outcome of one attempt. */
export type Outcome = {
  received: boolean;
  /** The status, or the reason why there is none. It contains no part of the URL or of a body. */
  text: string;
  /** The beginning of the response's body, for collaborators. It may repeat what was sent. */
  answer: string | null;
};

/** Posts a body to a receiver. Never throws. */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
) => Promise<Outcome>;

const MAX_ANSWER_HEADER_BYTES = 16_384;
const FIXED_HEADERS = { 'content-type': 'application/json', 'user-agent': 'Gatehouse-Webhooks/1' };

/**
 * Creates the HTTP client for receivers, which are not trusted. It connects to public addresses only, unless
 * `webhookAllowPrivate` is set. So a collaborator cannot use it to read answers of private hosts. It follows no
 * redirect, limits the time, and returns only the status and the beginning of the body.
 */
export function createReceiverClient(settings: ReceiverSettings): Post {
  const timeout = 1_000 * settings.webhookTimeoutSeconds;
  // Loaded at the first delivery: the process starts faster without it, and many deployments have no endpoint.
  const open = once(async () => {
    const { Agent, request } = await import('undici');
    const connecting = settings.webhookAllowPrivate
      ? connectAnywhere(timeout)
      : connectPublicly(timeout, settings.webhookNameServers);
    const dispatcher = new Agent({
      connect: await connecting,
      // No connection is reused.
      pipelining: 0,
      maxHeaderSize: MAX_ANSWER_HEADER_BYTES,
      headersTimeout: timeout,
    });
    return { request, dispatcher };
  });
  return async (url, headers, body, ending) => {
    if (settings.environment === 'production' && !url.startsWith('https:')) return failed('not https');
    try {
      const { request, dispatcher } = await open();
      const answer = await traced({ name: 'POST webhook', kind: 'client' }, () =>
        request(url, {
          dispatcher,
          method: 'POST',
          headers: { ...FIXED_HEADERS, ...traceHeaders(), ...headers },
          body,
          signal: AbortSignal.any([ending, AbortSignal.timeout(timeout)]),
        }),
      );
      const { statusCode } = answer;
      const received = statusCode >= 200 && statusCode < 300;
      return { received, text: String(statusCode), answer: await readAnswer(answer.body) };
    } catch (error) {
      return failed(reasonOf(error));
    }
  };
}

/** The outcome of an attempt without a response. */
export function failed(text: string): Outcome {
  return { received: false, text, answer: null };
}

/** A fixed text for an error, with at most its code. The error's own message may repeat the URL. */
function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return 'private address';
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || /TIMEOUT|TIMEDOUT/.test(code ?? '')) return 'timed out';
  if (name === 'AggregateError' && !code) return 'connection failed';
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(code ?? '') ? `connection failed: ${code}` : 'connection failed';
}
