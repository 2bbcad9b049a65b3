import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Problem, problemOf } from './problem.ts';

export type Answer = { status: number; header(name: string): string | null; body: string };

export type Sent = {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMilliseconds: number;
};

/**
 * The connections of a verifier to the service. No redirect is followed, because requests contain the secret.
 */
export type Connection = {
  /** @throws Problem UNREACHABLE without a complete answer in time, WRONG_ANSWER if it is too long */
  send(sent: Sent): Promise<Answer>;
  /**
   * Opens a stream. Resolves when the headers of the response have arrived.
   * @throws Problem UNREACHABLE
   */
  open(path: string, headers: Record<string, string>, timeoutMilliseconds: number): Promise<IncomingMessage>;
  close(): void;
};

const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const IDLE_MS = 4_000;

/**
 * @param url the address of the service, without a trailing slash
 * @param maxSockets the maximum number of connections for requests; a stream has a connection of its own
 */
export function openConnection(
  url: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  maxSockets: number,
): Connection {
  const isSecure = url.startsWith('https:');
  const request = isSecure ? httpsRequest : httpRequest;
  // `IDLE_MS` is shorter than the idle timeout of the service, so that a request is seldom sent on a connection that
  // the service closes at that time.
  const options = { keepAlive: true, maxSockets, scheduling: 'lifo' as const, timeout: IDLE_MS };
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const own = { authorization: `Basic ${credentials}`, 'user-agent': 'gatehouse-partner' };
  const open = new Set<{ destroy(error?: Error): void }>();

  function begin(
    { method, path, headers, body, timeoutMilliseconds }: Sent,
    isStream: boolean,
    onResponse: (incoming: IncomingMessage, done: () => void) => void,
    reject: (problem: Problem) => void,
  ): void {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(`${url}${path}`, {
      method,
      agent: isStream ? false : agent,
      headers: { ...own, ...length, ...headers },
    });
    open.add(outgoing);
    const timer = setTimeout(() => {
      outgoing.destroy(new Problem('UNREACHABLE', 'The service did not answer in time.'));
    }, timeoutMilliseconds);
    timer.unref();
    const done = () => clearTimeout(timer);
    outgoing.on('socket', (socket) => {
      // An open stream does not keep the process running. A request under way does.
      if (isStream) socket.unref();
    });
    outgoing.on('response', (incoming) => onResponse(incoming, done));
    outgoing.on('error', (error) => reject(problemOf(error)));
    outgoing.on('close', () => {
      done();
      open.delete(outgoing);
      reject(new Problem('UNREACHABLE', 'The service closed the connection.'));
    });
    outgoing.end(body);
  }

  return {
    send: (sent) =>
      new Promise((resolve, reject) => {
        begin(
          sent,
          false,
          (incoming) => {
            const chunks: Buffer[] = [];
            let bytes = 0;
            incoming.on('data', (chunk: Buffer) => {
              bytes += chunk.length;
              chunks.push(chunk);
              if (bytes > MAX_ANSWER_BYTES) {
                incoming.destroy();
                reject(new Problem('WRONG_ANSWER', 'The answer is too long.'));
              }
            });
            incoming.on('error', (error) => reject(problemOf(error)));
            incoming.on('end', () =>
              resolve({
                status: incoming.statusCode ?? 0,
                header: (name) => headerOf(incoming, name),
                body: Buffer.concat(chunks).toString('utf8'),
              }),
            );
          },
          reject,
        );
      }),
    open: (path, headers, timeoutMilliseconds) =>
      new Promise((resolve, reject) => {
        begin(
          { method: 'GET', path, headers, timeoutMilliseconds },
          true,
          (incoming, done) => {
            done();
            resolve(incoming);
          },
          reject,
        );
      }),
    close() {
      for (const outgoing of open) outgoing.destroy();
      agent.destroy();
    },
  };
}

export function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

/** The problem for a response with an unexpected status. @param retryAfter the `Retry-After` header */
export function refusedStatus(status: number, retryAfter: string | null): Problem {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  if (status === 401 || status === 403) {
    return new Problem('REFUSED_CREDENTIALS', 'The service refused the client credentials.');
  }
  if (status === 429)
    return new Problem('RATE_LIMITED', 'The rate limit of the partner is reached.', seconds);
  if (status >= 500) return new Problem('UNREACHABLE', `The service answered ${status}.`, seconds);
  return new Problem('WRONG_ANSWER', `The service answered ${status}.`);
}
