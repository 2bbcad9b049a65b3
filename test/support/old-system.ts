import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { atEnd } from './at-end.ts';

/** A person of the old system. */
export type OldPerson = { id: number | string; email: string; password: string; more?: object };

/** A request that the old system has received. */
export type OldQuestion = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> };

/** The behaviour of the old system. `up`: it answers. */
export type OldMode =
  | 'up'
  | 'down'
  | 'hangs'
  /** It sends the head of an answer, and then a byte from time to time. */
  | 'drips'
  /** Ten megabytes of JSON. */
  | 'huge'
  | 'redirects'
  | 'page'
  | 'locked'
  /** It confirms every password, and says that the customer has this id. */
  | { lies: number }
  | { status: number; retryAfter?: string };

/** The login of Pelcro, of Prancer and of a hook, on this machine. */
export type OldSystemMock = {
  url: string;
  mode: OldMode;
  people: OldPerson[];
  /** The requests for a login. */
  questions: OldQuestion[];
  /** The tokens whose sessions were ended. */
  loggedOut: string[];
  /** Runs before each answer to a login. */
  beforeAnswer: () => Promise<void>;
  /** The secret of the hook. A request to the hook that is not signed with it gets status 401. */
  secret: string;
  close(): Promise<void>;
};

const LOCKED = { errors: { email: ['Too many login attempts. Please try again later.'] } };
const HUGE_CHUNK = 'x'.repeat(1_000_000);

export async function startOldSystem(): Promise<OldSystemMock> {
  const server = createServer((request, response) => void answer(request, response).catch(() => {}));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const path = request.url ?? '';
    const body = JSON.parse(text || '{}');
    if (/logout/.test(path)) {
      mock.loggedOut.push(String(request.headers.authorization).slice('Bearer '.length));
      return json(response, 200, {});
    }
    mock.questions.push({ path, headers: request.headers, body });
    await mock.beforeAnswer();
    if (
      mock.mode === 'up' ||
      mock.mode === 'locked' ||
      (typeof mock.mode === 'object' && 'lies' in mock.mode)
    ) {
      return respond(path, request.headers, body, text, response);
    }
    return misbehave(mock.mode, response);
  }

  function respond(
    path: string,
    headers: IncomingHttpHeaders,
    body: Record<string, unknown>,
    text: string,
    response: ServerResponse,
  ) {
    const { mode } = mock;
    const named = String(body.email ?? body.identifier ?? body.username).toLowerCase();
    const found = mock.people.find(
      ({ email, password }) => email.toLowerCase() === named && password === body.password,
    );
    const person =
      typeof mode === 'object' && 'lies' in mode ? { ...found, id: mode.lies, email: named } : found;
    const token = `token-of-${named}`;
    switch (path) {
      case '/pelcro/auth/login':
        if (mode === 'locked') return json(response, 400, LOCKED);
        if (String(body.password).length < 6) {
          return json(response, 400, {
            errors: { password: ['The password must be at least 6 characters.'] },
          });
        }
        if (!person) {
          return json(response, 404, {
            error: { report_id: null, status: 404, message: 'Invalid credentials!' },
          });
        }
        return json(response, 200, {
          status: 'success',
          data: {
            ...('more' in person && person.more),
            id: person.id,
            email: person.email,
            auth_token: token,
            token,
          },
        });
      case '/prancer/login/':
        if (mode === 'locked') return json(response, 429, { data: {}, error: 'Throttled', status: 429 });
        if (!person) return json(response, 400, { data: {}, error: 'Authentication Failed', status: 400 });
        return json(response, 200, { data: { token, refresh_token: 'r' }, error: '', status: 200 });
      case '/hook':
        if (!isSigned(headers, text)) return json(response, 401, {});
        if (mode === 'locked') return json(response, 423, {});
        if (!person) return response.writeHead(403).end();
        return json(response, 200, {
          status: 'password_match',
          ...('more' in person && { customer: { id: person.id, email: person.email, ...person.more } }),
          ...(typeof mode === 'object' && { customer: { id: person.id } }),
        });
      default:
        return response.writeHead(404).end('<html>No such page</html>');
    }
  }

  /** Does not use `verify`, because the clock of a test differs from that of this machine. */
  function isSigned(headers: IncomingHttpHeaders, text: string): boolean {
    const of = (name: string) => String(headers[`webhook-${name}`]);
    const at = new Date(1_000 * Number(of('timestamp')));
    return new Webhook(mock.secret).sign(of('id'), at, text) === of('signature');
  }

  function misbehave(mode: Exclude<OldMode, 'up' | 'locked' | { lies: number }>, response: ServerResponse) {
    switch (mode) {
      case 'hangs':
        return;
      case 'down':
        return response.destroy();
      case 'drips': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 100);
        return response.on('close', () => clearInterval(timer));
      }
      case 'huge':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"status":"password_match","data":{"id":1,"token":"');
        for (let sent = 0; sent < 10; sent += 1) response.write(HUGE_CHUNK);
        return response.end('"}}');
      case 'redirects':
        // Every path redirects, `/elsewhere` too.
        return response.writeHead(307, { location: `${mock.url}/elsewhere` }).end();
      case 'page':
        return response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      default: {
        const { status, retryAfter } = mode as { status: number; retryAfter?: string };
        return response
          .writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {})
          .end('<html>Sorry</html>');
      }
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const closed = atEnd(close);
  const mock: OldSystemMock = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mode: 'up',
    people: [],
    questions: [],
    loggedOut: [],
    beforeAnswer: async () => {},
    secret: '',
    close: closed,
  };
  return mock;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
