import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { CONNECTION_LIMITS, nodeServerOptions } from '../../../src/http/connections/connection-limits.ts';
import { exchange } from '../../support/http.ts';
import { parseRaw, sendRaw } from '../../support/raw-http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

/** Short, because the test waits for them. Not shorter: on a busy machine the request must come before the end. */
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
    // Node takes the larger one for the whole request.
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
  ])('otherwise it is answered with 408 and its connection ends: %s', async (_what, sent) => {
    const server = await startServer({ connectionLimits: SHORT });
    const { status, headers, body } = parseRaw(await sendRaw(server.url, sent));
    expect(status).toBe(408);
    expect(headers['cache-control']).toEqual(['no-store']);
    expect(headers.connection).toEqual(['close']);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: 'Request Timeout', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('data that is not HTTP, and too large a head, are refused in the form of GraphQL', async () => {
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

describe('bodies that do not end', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Sends the beginning of a large body, and no more. */
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
    'take a bounded amount of memory: the request with the largest is ended (%s)',
    async (_way, type) => {
      const server = await startServer({ connectionLimits: { unfinishedBytes: 340_000 } });
      const small = await leave(server, type, 20_000);
      const large = await Promise.all(
        [60_000, 61_000, 62_000, 63_000].map((bytes) => leave(server, type, bytes)),
      );
      const flood = await leave(server, type, 200_000);
      // The others have 266 kB. At the bound, the flood is the largest, however its bytes are cut into chunks.
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

  test('are no longer counted when they end or their connection ends', async () => {
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
      // The server may learn later than the client that the connection of the last round has ended.
      await expect.poll(() => send(type, 99_000)).toBe(ANSWER);
      // If they were counted, these would exceed the bound together.
      for (let round = 0; round < 5; round += 1) expect(await send(type, 99_000)).toBe(ANSWER);
      const left = await leave(server, type, 90_000);
      expect(await send(type, 40_000)).toBe(ANSWER);
      expect(left.isOpen()).toBe(true);
      left.socket.destroy();
    }
  });
});
