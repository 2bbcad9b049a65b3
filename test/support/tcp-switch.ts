import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd } from './at-end.ts';

/** The target of a name or a virtual address of a database. Open connections keep their target. */
export type TcpSwitch = {
  port: number;
  /** Sends new connections to this port. */
  lead(port: number): void;
  /** Ends all connections, and every new one, until `mend`. */
  cut(): void;
  mend(): void;
  /** Holds each piece of data up for a time, in both directions. @param milliseconds 0 for none */
  delay(milliseconds: number): void;
};

/** A stand-in for the endpoint of a database cluster, closed at the end of the test. */
export async function startTcpSwitch(port: number): Promise<TcpSwitch> {
  let target = port;
  let isCut = false;
  let delayMilliseconds = 0;
  const sockets = new Set<Socket>();
  const slow = () =>
    new Transform({
      transform(chunk, _encoding, done) {
        if (delayMilliseconds === 0) done(null, chunk);
        else sleep(delayMilliseconds).then(() => done(null, chunk));
      },
    });
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
