import cluster, { type Worker } from 'node:cluster';

type Passed = { close(): void };
type Message = { act?: unknown; seq?: unknown; ack?: unknown };

/**
 * When a worker ends, gives another worker the connections that were passed to the first one and not yet accepted. Node
 * itself would forget these connections, and their clients would wait forever.
 *
 * Node passes each connection with `process.send`, and waits for an acknowledgement. A negative acknowledgement makes
 * Node pass the connection to another worker.
 * https://github.com/nodejs/node/blob/v24.x/lib/internal/cluster/round_robin_handle.js
 * @param othersServe whether another worker accepts connections. If not, the connections are closed
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
  // By now the process has ended, and all of its messages have been read.
  child.once('close', () => {
    // Node omits `disconnect` while a connection is being passed, and would then pass more connections to this worker.
    if (cluster.workers?.[worker.id]) child.emit('disconnect');
    for (const [seq, handle] of passed) {
      if (othersServe()) child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false });
      else handle.close();
    }
  });
}
