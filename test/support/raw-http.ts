import { connect } from 'node:net';

/**
 * Sends bytes unchanged, and returns everything that the server sends until it closes the connection. For
 * requests that a client library would not send.
 */
export function sendRaw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that has answered may end the connection before it has read everything.
    socket.once('error', (error) => {
      if (chunks.length === 0) reject(error);
    });
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

/** A parsed response. Header names are in lower case, each with all its values. */
export function parseRaw(answer: string): {
  version: string;
  status: number;
  headers: Record<string, string[]>;
  body: string;
} {
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = answer.slice(0, end).split('\r\n');
  const [, version = '', status = ''] = /^(HTTP\/1\.[01]) (\d{3})/.exec(statusLine) ?? [];
  const headers: Record<string, string[]> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers[name] = [...(headers[name] ?? []), line.slice(colon + 1).trim()];
  }
  return { version, status: Number(status), headers, body: answer.slice(end + 4) };
}
