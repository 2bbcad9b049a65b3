import { once } from '../../lib/once.ts';
import { connectAnywhere, connectPublicly, PrivateAddressError } from '../../lib/public-connect.ts';
import type { Settings } from '../../platform/settings.ts';

export type ReceiverSettings = Pick<
  Settings,
  'webhookAllowPrivate' | 'webhookTimeoutSeconds' | 'webhookNameServers' | 'environment'
>;

/** What became of one attempt, in a few words that say nothing of what was sent or answered. */
export type Outcome = { received: boolean; text: string };

/** Posts a body to a receiver. It never throws. */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
) => Promise<Outcome>;

const MAX_ANSWER_HEADER_BYTES = 16_384;

/**
 * Receivers are strangers: they are reached at public addresses only, redirects are not followed, and of what
 * they answer nothing counts but the status, which they have a limited time for.
 */
export function openReceivers(settings: ReceiverSettings): Post {
  const timeout = 1_000 * settings.webhookTimeoutSeconds;
  // Many deployments have none, and a start is quicker without the client.
  const open = once(async () => {
    const { Agent, request } = await import('undici');
    const connecting = settings.webhookAllowPrivate
      ? connectAnywhere(timeout)
      : connectPublicly(timeout, settings.webhookNameServers);
    const dispatcher = new Agent({
      connect: await connecting,
      // A connection for each attempt: none is kept.
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
      const answer = await request(url, {
        dispatcher,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Gatehouse-Webhooks/1', ...headers },
        body,
        signal: AbortSignal.any([ending, AbortSignal.timeout(timeout)]),
      });
      answer.body.on('error', () => {}).destroy();
      const { statusCode } = answer;
      return { received: statusCode >= 200 && statusCode < 300, text: String(statusCode) };
    } catch (error) {
      return failed(reasonOf(error));
    }
  };
}

function failed(text: string): Outcome {
  return { received: false, text };
}

/** A known word for it, never the error's own text: that may repeat the URL. */
function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return 'private address';
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || /TIMEOUT|TIMEDOUT/.test(code ?? '')) return 'timed out';
  if (name === 'AggregateError' && !code) return 'connection failed';
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(code ?? '') ? `connection failed: ${code}` : 'connection failed';
}
