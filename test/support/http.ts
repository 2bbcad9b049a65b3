import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { request as requestByTls } from 'node:https';

/** A request by `node:http`, because fetch forbids bodies on GET and some headers that attackers send. */
export type Exchange = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array;
  /**
   * By default connections are kept and reused. Pass another agent to count, limit or forbid them, or one of `node:https`
   * with the certificates to trust.
   */
  agent?: Agent | false;
};

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string };

/** Kept connections, by the server's origin. */
const agents = new Map<string, Agent>();

function agentOf(url: string): Agent {
  const { origin } = new URL(url);
  const agent = agents.get(origin) ?? new Agent({ keepAlive: true });
  agents.set(origin, agent);
  return agent;
}

/** Drops the connections to a server that has ended, so that the next request connects again. */
export function dropConnections(url: string): void {
  agentOf(url).destroy();
  agents.delete(new URL(url).origin);
}

/** One HTTP request and its whole answer, whatever the status. */
export async function exchange(url: string, sent: Exchange = {}): Promise<Answered> {
  const { status, headers, bytes } = await exchangeBytes(url, sent);
  return { status, headers, text: bytes.toString('utf8') };
}

/** Like `exchange`, for a binary response, such as a compressed one. */
export function exchangeBytes(
  url: string,
  { method = 'GET', headers = {}, body, agent = agentOf(url) }: Exchange = {},
) {
  return new Promise<Omit<Answered, 'text'> & { bytes: Buffer }>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const send = url.startsWith('https:') ? requestByTls : request;
    const outgoing = send(url, { method, agent, headers: { ...length, ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          bytes: Buffer.concat(chunks),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The credentials of a request, for all endpoints. */
export type Credentials = {
  /** `Authorization: Bearer` */
  token?: string | null;
  /** `Authorization: Basic`, a partner */
  basic?: { clientId: string; clientSecret: string } | null;
};

export function authorization({ token, basic }: Credentials): { authorization?: string } {
  if (token) return { authorization: `Bearer ${token}` };
  if (!basic) return {};
  const pair = Buffer.from(`${basic.clientId}:${basic.clientSecret}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}
