import { createServer } from 'node:http';

/** A minimal HTTP server in Node: it reads the JSON body and returns a constant verdict. */

const VERDICT = JSON.stringify({
  status: 'success',
  data: {
    valid: true,
    reason: null,
    action: null,
    customer_id: 1039,
    site_id: 1,
    expires_at: 1_702_415_652,
    checked_at: 1_697_231_652,
  },
});
const HEADERS = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(VERDICT) };

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (
      request.method === 'POST' &&
      typeof JSON.parse(Buffer.concat(chunks).toString()).auth_token !== 'string'
    ) {
      response.statusCode = 400;
    }
    response.writeHead(response.statusCode, HEADERS).end(VERDICT);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

process.once('SIGTERM', () => process.exit(0));
