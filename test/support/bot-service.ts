import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { atEnd } from './at-end.ts';

/** The data that the provider stores about a widget's token. */
type Solved = { hostname?: string | undefined; action?: string | undefined; score?: number | undefined };

export const BOT_SECRET = 'the-secret-of-our-widget';
export const BOT_SITE_KEY = 'site-key-of-our-widget';

/**
 * Turnstile, hCaptcha and reCAPTCHA on this machine: `siteverify` with tokens that can be used once, and a script with
 * the widgets of all three (`bot-widget.js`). A widget gets its token in a frame.
 */
export type BotService = {
  url: string;
  /** The settings of a server that uses this service. */
  env: Record<string, string>;
  /** Makes a token like that of a solved widget. */
  solve(solved?: Solved): string;
  /** The forms that `siteverify` has received, except while it is down or hangs. */
  questions: Record<string, string>[];
  /** The requests for the script, each with its parameters. */
  scripts: URLSearchParams[];
  /** The requests for the frames of widgets, each with its parameters. */
  frames: URLSearchParams[];
  /** The behaviour of `siteverify`. `down`: it closes connections. A number: it answers with that status and HTML. */
  mode: 'up' | 'down' | 'hangs' | number;
  /** Whether the script can be loaded. */
  servesScript: boolean;
  /** Whether a widget is solved automatically, as Turnstile mostly is. Otherwise a person must tick its box. */
  solvesByItself: boolean;
};

export async function startBotService(): Promise<BotService> {
  const tokens = new Map<string, Solved & { isUsed: boolean }>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider');
    if (pathname.endsWith('/siteverify')) void verify(request, response);
    else if (pathname.endsWith('/api.js')) {
      service.scripts.push(searchParams);
      if (service.servesScript) send(response, 'text/javascript', 'bot-widget.js');
      else response.writeHead(503).end();
    } else if (pathname === '/frame') {
      service.frames.push(searchParams);
      send(response, 'text/html; charset=utf-8', 'bot-frame.html');
    } else if (pathname === '/frame.js') send(response, 'text/javascript', 'bot-frame.js');
    else if (pathname === '/how') json(response, { solvesByItself: service.solvesByItself });
    else if (pathname === '/solve') {
      const of = (name: string) => searchParams.get(name) ?? undefined;
      const score = searchParams.has('score') ? Number(of('score')) : undefined;
      json(response, { token: service.solve({ hostname: of('host'), action: of('action'), score }) });
    } else response.writeHead(404).end();
  });

  async function verify(request: IncomingMessage, response: ServerResponse) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = Object.fromEntries(new URLSearchParams(text));
    const { mode } = service;
    if (mode === 'hangs') return;
    if (mode === 'down') return response.destroy();
    service.questions.push(form);
    if (typeof mode === 'number') return response.writeHead(mode).end('<html>Something else</html>');
    json(response, answerTo(form));
  }

  function answerTo({ secret, response = '' }: Record<string, string>) {
    const refused = (code: string) => ({ success: false, 'error-codes': [code] });
    if (secret !== BOT_SECRET) return refused('invalid-input-secret');
    if (response === '') return refused('missing-input-response');
    const solved = tokens.get(response);
    if (!solved) return refused('invalid-input-response');
    if (solved.isUsed) return refused('timeout-or-duplicate');
    solved.isUsed = true;
    const { hostname = 'localhost', action, score } = solved;
    return {
      success: true,
      challenge_ts: new Date(0).toISOString(),
      hostname,
      action,
      score,
      'error-codes': [],
    };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const service: BotService = {
    url,
    env: Object.fromEntries(
      ['TURNSTILE', 'HCAPTCHA', 'RECAPTCHA'].flatMap((name) => [
        [`${name}_SITEVERIFY_URL`, `${url}/${name.toLowerCase()}/siteverify`],
        [`${name}_SCRIPT_URL`, `${url}/${name.toLowerCase()}/api.js`],
      ]),
    ),
    solve(solved = {}) {
      const token = `bot-token.${randomUUID()}`;
      tokens.set(token, { ...solved, isUsed: false });
      return token;
    },
    questions: [],
    scripts: [],
    frames: [],
    mode: 'up',
    servesScript: true,
    solvesByItself: false,
  };
  return service;
}

function send(response: ServerResponse, type: string, file: string): void {
  const text = readFileSync(new URL(`bot-service/${file}`, import.meta.url), 'utf8');
  response.writeHead(200, { 'content-type': type }).end(text);
}

function json(response: ServerResponse, body: object): void {
  response
    .writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
    .end(JSON.stringify(body));
}

/** The box that a person ticks in the widget of an element. */
export function boxOf(page: Page): Locator {
  return page.frameLocator('gatehouse-auth iframe').getByLabel('I am human');
}

/** Ticks the box, and waits until the page has the token. */
export async function tickBox(page: Page): Promise<void> {
  await boxOf(page).check();
  await page.frameLocator('gatehouse-auth iframe').locator('input[data-solved]').waitFor();
}
