import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { atEnd } from './at-end.ts';

const [A, TXT, AAAA] = [1, 16, 28];

/**
 * Starts a name server on loopback (RFC 1035 §4.1) that has only these names, and records its queries.
 * @param names for each name the addresses, and any other texts as TXT records. A test may change them later
 */
export async function startNameServer(names: Record<string, string[]>) {
  const queries: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const end = query.indexOf(0, 12);
    const labels: string[] = [];
    for (let at = 12; at < end; at += 1 + (query[at] ?? 0))
      labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
    const question = query.subarray(12, end + 5);
    const type = query.readUInt16BE(end + 1);
    const name = labels.join('.').toLowerCase();
    queries.push(`${name} ${type}`);
    const known = names[name];
    const data = (known ?? []).filter((text) => typeOf(text) === type).map(dataOf);
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(data.length, 6);
    const answers = data.map((bytes) =>
      Buffer.concat([Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length]), bytes]),
    );
    socket.send(Buffer.concat([header, question, ...answers]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  atEnd(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, queries };
}

function typeOf(text: string): number {
  return { 0: TXT, 4: A, 6: AAAA }[isIP(text)] ?? TXT;
}

function dataOf(text: string): Buffer {
  const type = typeOf(text);
  if (type === TXT) return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
  const four = text.replace('::ffff:', '').split('.').map(Number);
  return type === A ? Buffer.from(four) : Buffer.from([...Array(10).fill(0), 0xff, 0xff, ...four]);
}
