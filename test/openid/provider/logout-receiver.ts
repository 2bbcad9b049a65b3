import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

/** A client's server that receives logout tokens. */
export async function receiveLogouts(status = 200) {
  const received: string[] = [];
  const http = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push(new URLSearchParams(text).get('logout_token') ?? text);
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  atEnd(async () => void http.close());
  return { uri: `http://127.0.0.1:${(http.address() as AddressInfo).port}/logout`, received };
}
