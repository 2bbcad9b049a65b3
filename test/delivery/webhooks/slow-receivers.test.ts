import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { atEnd } from '../../support/at-end.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { startServer } from '../../support/server.ts';
import { createEndpoint, deliveriesOf, LOOPBACK, startReceiver } from './receiver.ts';

test('a receiver that does not answer in time is a failure', async () => {
  const server = await startServer({ env: { ...LOOPBACK, WEBHOOK_TIMEOUT_SECONDS: '1' } });
  const receiver = await startReceiver(() => {});
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await expect
    .poll(() => deliveriesOf(server))
    .toMatchObject([{ status: 'PENDING', attempts: 1, lastOutcome: 'timed out' }]);
});

test('an endless answer is aborted', async () => {
  const server = await startServer({ env: LOOPBACK });
  let closed = false;
  const receiver = await startReceiver((response) => {
    response.writeHead(200);
    const flood = setInterval(() => response.write('x'.repeat(65_536)), 1);
    response.once('close', () => {
      clearInterval(flood);
      closed = true;
    });
  });
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([{ status: 'DELIVERED', lastOutcome: '200' }]);
  await expect.poll(() => closed).toBe(true);
});

test.each<[string, string, (write: (text: string) => void) => NodeJS.Timeout]>([
  [
    'an endless header',
    'connection failed: UND_ERR_HEADERS_OVERFLOW',
    (write) => {
      write('HTTP/1.1 200 OK\r\nx-long: ');
      return setInterval(() => write('x'.repeat(8_192)), 1);
    },
  ],
  [
    'an endless number of headers',
    'timed out',
    (write) => {
      write('HTTP/1.1 200 OK\r\n');
      return setInterval(() => write('x: y\r\n'), 100);
    },
  ],
])(
  'a receiver that sends %s is a failure (%s), and its connection is closed',
  async (_what, outcome, send) => {
    const server = await startServer({ env: { ...LOOPBACK, WEBHOOK_TIMEOUT_SECONDS: '1' } });
    const { url, closed } = await startRawReceiver(send);
    await createEndpoint(server, { url });
    await register(server.url);
    await expect
      .poll(() => deliveriesOf(server))
      .toMatchObject([{ status: 'PENDING', lastOutcome: outcome }]);
    await closed;
  },
);

/** Starts a receiver that writes raw text, which need not be valid HTTP. */
async function startRawReceiver(send: (write: (text: string) => void) => NodeJS.Timeout) {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const timer = send((text) => socket.write(text));
    socket
      .on('error', () => {})
      .on('close', () => {
        clearInterval(timer);
        resolve();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, closed };
}
