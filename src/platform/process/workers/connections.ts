import cluster, { type Worker } from 'node:cluster';

type Passed = { close(): void };
type Message = { act?: unknown; seq?: unknown; ack?: unknown };

/**
 * Saves the connections that a worker was given and has not yet accepted when it ends: another worker gets them. Node
 * forgets them, and their clients would wait forever.
 *
 * Node passes each connection with `process.send`, and waits for an acknowledgement. A negative one makes it pass the
 * connection on. https://github.com/nodejs/node/blob/v24.x/lib/internal/cluster/round_robin_handle.js
 * @param othersServe whether another worker accepts connections. Otherwise the connections are closed
 */
export function keepPassedConnections(worker: Worker, othersServe: () => boolean): void {
  const passed = new Map<number, Passed>();
  const { process: child } = worker;
  const send = child.send.bind(child) as (...sent: unknown[]) => boolean;
  child.send = (...sent: unknown[]) => {
    const [message, handle] = sent as [Message, Passed];
    if (message.act === 'newconn') passed.set(Number(message.seq), handle);
    return send(...sent);
  };
  child.on('internalMessage', ({ ack }: Message) => passed.delete(Number(ack)));
  // The process has ended, and everything that it had written has been read.
  child.once('close', () => {
    // Node leaves this event out while a connection is being passed, and would then give the worker more connections.
    if (cluster.workers?.[worker.id]) child.emit('disconnect');
    for (const [seq, handle] of passed) {
      if (othersServe()) child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false });
      else handle.close();
    }
  });
}
