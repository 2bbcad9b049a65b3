import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { SET_OLD_SYSTEM } from '../../customers/old-systems/moving.ts';
import { CreateConnection, CreateSaml } from '../../enterprise/documents.ts';
import { ask } from '../../graphql/ask.ts';
import { atEnd } from '../../support/at-end.ts';
import { BOT_SECRET, BOT_SITE_KEY } from '../../support/bot-service.ts';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { Login, Register } from '../../support/documents.ts';
import { startServer } from '../../support/server.ts';
import { SetBotProtection } from '../../tenancy/bot-protection/documents.ts';
import { startCollector } from './collector.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, tracestate: 'vendor=from-the-caller' };
const password = 'a long enough password';

/** By its answer, the provider of the bot protection accepts the secret, but refuses the token of the widget. */
const ANSWERS: Record<string, string> = {
  bots: JSON.stringify({ success: false, 'error-codes': ['invalid-input-response'] }),
};

/** Starts one server for all external services. It answers with refusals, and records the requests’ trace headers. */
async function startOthers() {
  const asked = new Map<string, { traceparent?: string | undefined; tracestate?: unknown }>();
  const server = createServer((incoming, response) => {
    const { traceparent, tracestate } = incoming.headers;
    const [, service = ''] = (incoming.url ?? '').split('/');
    asked.set(service, { traceparent: traceparent as string | undefined, tracestate });
    const answer = ANSWERS[service];
    incoming.resume().once('end', () => response.writeHead(answer ? 200 : 404).end(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, asked };
}

test('companies’ providers and old systems get the trace, but breach and bot services do not', async () => {
  const { url: collectorUrl } = await startCollector();
  const { url, asked } = await startOthers();
  const server = await startServer({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
      BREACHED_PASSWORDS_URL: `${url}/breaches`,
      TURNSTILE_SITEVERIFY_URL: `${url}/bots`,
      PUBLIC_URL: 'http://localhost:4000',
    },
  });
  const owner = await logInCollaborator(server);
  const traced = { ...owner, headers };
  const company = {
    name: 'Company',
    issuer: `${url}/openid`,
    clientId: 'id',
    secret: 'a secret of theirs',
  };
  await request(server.url, CreateConnection, { input: company }, traced);
  await request(server.url, CreateSaml, { input: { name: 'Bank', metadataUrl: `${url}/saml` } }, traced);

  const until = new Date(server.clock().getTime() + 86_400_000);
  const hook = { kind: 'HOOK', url: `${url}/old`, site: null, until, enabled: true, createsUnknown: true };
  const set = await ask(
    server.url,
    SET_OLD_SYSTEM,
    { input: { ...hook, renewSecret: true, trustsEmails: false } },
    owner,
  );
  expect(set.body.errors).toBeUndefined();
  await request(server.url, Login, { input: { email: uniqueEmail(), password } }, { headers });

  await request(server.url, Register, { input: { email: uniqueEmail(), password } }, { headers });
  const bots = {
    provider: 'TURNSTILE',
    siteKey: BOT_SITE_KEY,
    operations: ['REGISTER'],
    secret: BOT_SECRET,
  } as const;
  const protection = await request(
    server.url,
    SetBotProtection,
    { siteId: '1', input: { ...bots } as never },
    owner,
  );
  expect(protection.errors).toEqual([]);
  asked.delete('bots');
  const guarded = { email: uniqueEmail(), password, botToken: 'a-token-of-the-widget' };
  await request(server.url, Register, { input: guarded }, { headers });

  const sent = {
    traceparent: expect.stringMatching(`^00-${TRACE}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`),
    tracestate: undefined,
  };
  const none = { traceparent: undefined, tracestate: undefined };
  expect(Object.fromEntries(asked)).toEqual({
    openid: sent,
    saml: sent,
    old: sent,
    breaches: none,
    bots: none,
  });
});
