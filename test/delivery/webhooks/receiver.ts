import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import type { CreateWebhookEndpointInput } from '../../support/gql/graphql.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import type { TestServer } from '../../support/server.ts';
import { CreateEndpoint, Deliveries } from './documents.ts';

/** A request to a receiver. */
export type Received = { path: string; headers: IncomingHttpHeaders; raw: string; event: ReceivedEvent };

// biome-ignore lint/suspicious/noExplicitAny: each test asserts what it expects of the object
export type ReceivedEvent = { type: string; id: string; created: number; data: any };

export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** The number of connections to the receiver. */
  connections(): number;
};

/** The setting that allows deliveries to receivers on loopback. */
export const LOOPBACK = { WEBHOOK_ALLOW_PRIVATE: 'true' };

/** Starts an HTTP server on loopback that records its requests. @param answer by default answers with 204 */
export async function startReceiver(
  answer: (response: ServerResponse, received: Received, nth: number) => void = (response) =>
    response.writeHead(204).end(),
): Promise<Receiver> {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    const one = { path, headers: request.headers, raw, event: raw === '' ? null : JSON.parse(raw) };
    received.push(one);
    answer(response, one, received.length);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hooks`, port, received, connections: () => connections };
}

/** Creates an endpoint of the demo account. */
export async function createEndpoint(server: TestServer, input: CreateWebhookEndpointInput) {
  const owner = await logInCollaborator(server);
  const { createWebhookEndpoint } = await execute(server.url, CreateEndpoint, { input }, owner);
  return { ...createWebhookEndpoint, owner };
}

/**
 * Sends one event to a receiver that accepts it, and to one that answers each attempt with 404, until the server has
 * given up.
 */
export async function deliverToGoodAndBad(server: TestServer): Promise<{ good: Receiver; bad: Receiver }> {
  const good = await startReceiver();
  const bad = await startReceiver((response) => response.writeHead(404).end());
  await createEndpoint(server, { url: good.url });
  await createEndpoint(server, { url: bad.url });
  await register(server.url);
  await jobsDone(server);
  // The attempt after a day is the last.
  await passHours(server, 25);
  await jobsDone(server);
  return { good, bad };
}

/** Lists the newest deliveries. Logs in first, because earlier sessions expire in these tests. */
export async function deliveriesOf(server: TestServer) {
  const { webhookDeliveries } = await execute(server.url, Deliveries, {}, await logInCollaborator(server));
  return webhookDeliveries.deliveries;
}
