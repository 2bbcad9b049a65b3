import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd } from './at-end.ts';

/** A TCP proxy whose target a test can change. Open connections keep their target. */
export type TcpSwitch = {
  port: number;
  /** Sends new connections to this port. */
  lead(port: number): void;
  /** Closes all connections, and every new one until `mend` is called. */
  cut(): void;
  mend(): void;
  /** Delays all data in both directions, like a long line. @param milliseconds 0 for no delay */
  delay(milliseconds: number): void;
};

/** Starts a proxy in the place of a cluster's virtual address. It is closed at the end of the test. */
export async function startTcpSwitch(port: number): Promise<TcpSwitch> {
  let target = port;
  let isCut = false;
  let delayMilliseconds = 0;
  const sockets = new Set<Socket>();
  const slow = () => {
    let earlier: Promise<unknown> = Promise.resolve();
    let waiting = 0;
    return new Transform({
      transform(chunk, _encoding, done) {
        if (delayMilliseconds === 0 && waiting === 0) return done(null, chunk);
        waiting += 1;
        earlier = Promise.all([earlier, sleep(delayMilliseconds)]).then(() => {
          waiting -= 1;
          this.push(chunk);
        });
        done();
      },
      flush: (done) => void earlier.then(() => done()),
    });
  };
  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(target, '127.0.0.1');
    client.pipe(slow()).pipe(upstream).pipe(slow()).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  atEnd(() => {
    endAll();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    lead(next) {
      target = next;
    },
    cut() {
      isCut = true;
      endAll();
    },
    mend() {
      isCut = false;
    },
    delay(milliseconds) {
      delayMilliseconds = milliseconds;
    },
  };
}
