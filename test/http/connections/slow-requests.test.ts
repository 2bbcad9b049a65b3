import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { CONNECTION_LIMITS, nodeServerOptions } from '../../../src/http/connections/connection-limits.ts';
import { exchange } from '../../support/http.ts';
import { parseRaw, sendRaw } from '../../support/raw-http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

/** Short, because the tests wait for them, but long enough for a request on a busy machine. */
const SHORT = { headMilliseconds: 300, requestMilliseconds: 400, checkMilliseconds: 20 };
const TYPES = { fastPath: 'application/json', framework: 'application/json; way=common' };
const ANSWER = '{"data":{"__typename":"Query"}}';

const head = (type: string, length: number, extra = '') =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n${extra}\r\n`;

describe('a request has to be complete in time', () => {
  test('its head and body have 30 seconds together', () => {
    const server = createServer(nodeServerOptions(CONNECTION_LIMITS));
    const { headersTimeout, requestTimeout } = server;
    const { connectionsCheckingInterval } = server as unknown as { connectionsCheckingInterval: number };
    // Node uses the larger of the two for the whole request.
    expect(headersTimeout).toBeLessThan(requestTimeout);
    expect(requestTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(30_000);
    expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
    server.close();
  });

  test.each([
    ['nothing', ''],
    ['half a head', 'POST /graphql HTTP/1.1\r\nHost: gate'],
    ['half a body, on the fast path', `${head(TYPES.fastPath, 90)}{"query`],
    ['half a body, through Fastify', `${head(TYPES.framework, 90)}{"query`],
    [
      'half a body of unknown length',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"que',
    ],
    [
      'half a form of the Pelcro API',
      'POST /api/v1/sdk/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 90\r\n\r\nemail=',
    ],
  ])('an incomplete request is answered with 408 and its connection is closed: %s', async (_what, sent) => {
    const server = await startServer({ connectionLimits: SHORT });
    const { status, headers, body } = parseRaw(await sendRaw(server.url, sent));
    expect(status).toBe(408);
    expect(headers['cache-control']).toEqual(['no-store']);
    expect(headers.connection).toEqual(['close']);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: 'Request Timeout', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('malformed HTTP and a head that is too large are refused in the format of GraphQL', async () => {
    const server = await startServer();
    const large = `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`;
    for (const [sent, expected] of [
      ['nonsense\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
      [large, 431],
    ] as const) {
      const { status, body } = parseRaw(await sendRaw(server.url, sent));
      expect(status).toBe(expected);
      expect(JSON.parse(body).errors[0].extensions.code).toBe('BAD_REQUEST');
    }
  });
});

describe('incomplete bodies', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Sends the beginning of a large body, and leaves it incomplete. */
  async function leave(server: TestServer, type: string, bytes: number) {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    let open = true;
    socket.on('error', () => {});
    socket.once('close', () => {
      open = false;
    });
    await new Promise<void>((resolve) =>
      socket.write(head(type, 1_000_000) + 'x'.repeat(bytes), () => resolve()),
    );
    return { isOpen: () => open, socket };
  }

  test.each(Object.entries(TYPES))(
    'use a bounded amount of memory: the connection with the largest body is closed (%s)',
    async (_way, type) => {
      const server = await startServer({ connectionLimits: { unfinishedBytes: 340_000 } });
      const small = await leave(server, type, 20_000);
      const large = await Promise.all(
        [60_000, 61_000, 62_000, 63_000].map((bytes) => leave(server, type, bytes)),
      );
      const flood = await leave(server, type, 200_000);
      // The other bodies have 266 kB in all, so the flood has the largest body when the limit is reached.
      await expect.poll(() => flood.isOpen()).toBe(false);
      expect(small.isOpen()).toBe(true);
      expect(large.filter(({ isOpen }) => isOpen())).toHaveLength(4);
      const { text } = await exchange(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(30_000)}` }),
      });
      expect(text).toBe(ANSWER);
    },
  );

  test('are no longer counted when they are complete or their connection is closed', async () => {
    const server = await startServer({ connectionLimits: { unfinishedBytes: 150_000 } });
    const send = async (type: string, characters: number) => {
      const { text } = await exchange(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(characters)}` }),
      });
      return text;
    };
    for (const type of Object.values(TYPES)) {
      // The server may notice the closed connection of the last round later than the client.
      await expect.poll(() => send(type, 99_000)).toBe(ANSWER);
      // If completed bodies were still counted, these requests would exceed the limit.
      for (let round = 0; round < 5; round += 1) expect(await send(type, 99_000)).toBe(ANSWER);
      const left = await leave(server, type, 90_000);
      expect(await send(type, 40_000)).toBe(ANSWER);
      expect(left.isOpen()).toBe(true);
      left.socket.destroy();
    }
  });
});
