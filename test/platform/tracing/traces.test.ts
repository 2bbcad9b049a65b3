import { describe, expect, test } from 'vitest';
import { isTracing, traceparent } from '../../../src/lib/tracing.ts';
import { readSources } from '../../architecture/imports.ts';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { execute, rest } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Login, Me } from '../../support/documents.ts';
import { fillHashQueue } from '../../support/full-hash-queue.ts';
import { jobsDone } from '../../support/jobs.ts';
import { tokenIn } from '../../support/mails.ts';
import { startServer } from '../../support/server.ts';
import { readMail, startSmtp } from '../../support/smtp.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { type CollectedSpan, pathTo, startCollector } from './collector.ts';

const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const SECRET = 'traced-secret-71d0';

const attributesOf = ({ attributes }: CollectedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));

/** The names of the spans right below a span. */
const below = (spans: CollectedSpan[], name: string) => {
  const above = spans.find((span) => span.name === name);
  return spans.filter(({ parentSpanId }) => parentSpanId === above?.spanId).map((span) => span.name);
};

async function startScene(database: 'embedded' | 'postgres') {
  const collector = await startCollector();
  const smtp = await startSmtp();
  const server = await startServer({
    database,
    env: { ...LOOPBACK, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, SMTP_URL: smtp.url, LOG_LEVEL: 'info' },
  });
  const receiver = await startReceiver();
  await createEndpoint(server, { url: `${receiver.url}?key=${SECRET}`, events: ['CUSTOMER_LOGIN'] });
  return { collector, smtp, server, receiver };
}

const databases = fullCounts ? (['embedded', 'postgres'] as const) : (['embedded'] as const);

describe.each(databases)('with a collector, on %s', (database) => {
  test('a login is one trace from the caller through HTTP, operation, SQL and hash to the webhook', async () => {
    const { collector, smtp, server, receiver } = await startScene(database);
    const { email, password } = await register(server.url, { firstName: 'Ottoline' });
    const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
    const headers = { traceparent, tracestate: 'vendor=from-the-caller' };
    const { login } = await execute(server.url, Login, { input: { email, password } }, { headers });
    const answered = await rest(server.url, 'POST', '/api/v1/sdk/auth/login?site_id=1', {
      body: { email, password: `${password} wrong` },
      headers: { traceparent: `00-${'ab'.repeat(16)}-${CALLER.span}-01` },
    });
    const readTrace = 'cd'.repeat(16);
    const readHeaders = { traceparent: `00-${readTrace}-${CALLER.span}-01` };
    await execute(server.url, Me, {}, { token: login.token, headers: readHeaders });
    await jobsDone(server);
    const resetTrace = 'ef'.repeat(16);
    const resetHeaders = { traceparent: `00-${resetTrace}-${CALLER.span}-01` };
    await execute(server.url, RequestPasswordReset, { input: { email } }, { headers: resetHeaders });
    await jobsDone(server);
    const resetToken = tokenIn(readMail(smtp.mails.at(-1)?.source ?? ''));
    expect(resetToken).not.toBe('');
    const lines = server.logs.map((line) => JSON.parse(line));
    await server.close();

    const trace = collector.spans.filter(({ traceId }) => traceId === CALLER.trace);
    const read = collector.spans.filter(({ traceId }) => traceId === readTrace);
    const root = trace.find(({ parentSpanId }) => parentSpanId === CALLER.span) as CollectedSpan;
    expect(root).toMatchObject({ name: 'POST /graphql', kind: 2 });
    expect(attributesOf(root)).toEqual({
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'http.route': '/graphql',
    });
    // Each other span has a parent in the trace, so no span in between is missing.
    const ids = new Set(trace.map(({ spanId }) => spanId));
    for (const { name, parentSpanId = '' } of trace.filter((span) => span !== root))
      expect(ids, name).toContain(parentSpanId);
    const rule = ['POST /graphql', 'mutation login', 'rule login'];
    expect(pathTo(trace, 'hash password')).toEqual([...rule, 'hash password']);
    expect(pathTo(trace, 'WITH customer').slice(0, 3)).toEqual(rule);
    expect(pathTo(trace, 'WITH customer').slice(-2)).toEqual(['open session', 'WITH customer']);
    // Reads outside a transaction, too.
    expect(below(trace, 'rule login')).toContain('SELECT customer');
    const reads = read.map(({ name }) => name).filter((name) => name.startsWith('SELECT'));
    expect(reads.sort()).toEqual(
      ['account', 'customer', 'session', 'site'].map((table) => `SELECT ${table}`),
    );
    expect(pathTo(trace, 'POST webhook').slice(0, 3)).toEqual(rule);
    expect(pathTo(trace, 'POST webhook').slice(-2)).toEqual(['job webhook', 'POST webhook']);
    const posted = trace.find(({ name }) => name === 'POST webhook');
    const sentOn = receiver.received.map(({ headers }) => headers.traceparent);
    expect(sentOn).toContain(`00-${CALLER.trace}-${posted?.spanId}-01`);
    for (const { headers } of receiver.received) expect(headers).not.toHaveProperty('tracestate');

    // The log lines have the id of the trace.
    const line = lines.find(({ traceId, status }) => traceId === CALLER.trace && status === 200);
    expect(line).toMatchObject({ operations: ['Login'], requestId: expect.any(String), spanId: root.spanId });
    expect(lines.some(({ webhook, traceId }) => webhook && traceId === CALLER.trace)).toBe(true);

    // The trace of a request includes the mail that the request causes.
    const reset = collector.spans.filter(({ traceId }) => traceId === resetTrace);
    expect(pathTo(reset, 'send mail')).toEqual([
      'POST /graphql',
      'mutation requestPasswordReset',
      'rule requestPasswordReset',
      'job mail',
      'send mail',
    ]);

    // A REST call has spans, too.
    const refused = collector.spans.filter(({ traceId }) => traceId === 'ab'.repeat(16));
    expect(answered.status).toBeGreaterThanOrEqual(400);
    expect(pathTo(refused, 'rule login')).toEqual([
      'POST /api/v1/sdk/auth/login',
      'mutation login',
      'rule login',
    ]);
    const rejected = refused.find(({ name }) => name === 'rule login') as CollectedSpan;
    expect(attributesOf(rejected)).toEqual({ 'error.type': 'INVALID_CREDENTIALS' });

    // The exported spans contain no secrets and no personal data.
    const sent = collector.texts.join('\n');
    const [header = '', claims = '', signature = ''] = login.token.split('.');
    for (const hidden of [
      email,
      email.split('@')[0],
      password,
      'Ottoline',
      SECRET,
      resetToken,
      login.refreshToken,
      header,
      claims,
      signature,
      login.session.id,
      '$argon2',
      server.demo.partner.clientSecret,
      'from-the-caller',
    ])
      expect(sent).not.toContain(hidden);
    expect(sent).not.toMatch(/\$\d|@|eyJ|SELECT .* FROM/);
  });

  test('a login that is refused without running its document has the span of the operation', async () => {
    const { collector, server } = await startScene(database);
    const { email, password } = await register(server.url);
    const logIn = (headers = {}) =>
      rest(server.url, 'POST', '/api/v1/sdk/auth/login?site_id=1', { body: { email, password }, headers });
    // Afterwards the server knows the account of the site.
    expect((await logIn()).status).toBe(200);
    const full = fillHashQueue(server);
    const { status } = await logIn({ traceparent: `00-${CALLER.trace}-${CALLER.span}-01` });
    full[Symbol.dispose]();
    await server.close();
    expect(status).toBe(503);
    const trace = collector.spans.filter(({ traceId }) => traceId === CALLER.trace);
    expect(pathTo(trace, 'mutation login')).toEqual(['POST /api/v1/sdk/auth/login', 'mutation login']);
    const refused = trace.find(({ name }) => name === 'mutation login') as CollectedSpan;
    expect(attributesOf(refused)).toEqual({
      'graphql.operation.type': 'mutation',
      'error.type': 'UNAVAILABLE',
    });
  });

  test('a caller cannot raise the share of recorded requests with the id of its trace', async () => {
    const collector = await startCollector();
    const server = await startServer({
      database,
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: '0.5' },
    });
    // By the usual rule for a share of traces, ids with low numbers are recorded, and ids with high ones are not.
    const ids = [`${'0'.repeat(31)}1`, `${'0'.repeat(24)}ffffffff`];
    const asked = 64;
    for (const id of ids) {
      const headers = { traceparent: `00-${id}-${CALLER.span}-01` };
      for (let turn = 0; turn < asked; turn += 1) await execute(server.url, Me, {}, { headers });
    }
    await server.close();
    for (const id of ids) {
      const recorded = collector.spans.filter(
        ({ name, traceId }) => name === 'POST /graphql' && traceId === id,
      );
      expect(recorded.length, id).toBeGreaterThan(0);
      expect(recorded.length, id).toBeLessThan(asked);
    }
  });

  test('a traceparent that is not valid begins a new trace', async () => {
    const { collector, server } = await startScene(database);
    const { trace, span } = CALLER;
    const invalid = [
      `00-${trace}-${span}`,
      `01-${trace}-${span}-01`,
      `00-${trace.toUpperCase()}-${span}-01`,
      `00-${'0'.repeat(32)}-${span}-01`,
      `00-${trace}-${'0'.repeat(16)}-01`,
      `00-${trace}-${span}-01-${'x'.repeat(4_000)}`,
      'reader@example.com',
    ];
    for (const traceparent of invalid) await execute(server.url, Me, {}, { headers: { traceparent } });
    // The caller has decided not to sample this trace.
    await execute(server.url, Me, {}, { headers: { traceparent: `00-${'cd'.repeat(16)}-${span}-00` } });
    await server.close();
    const roots = collector.spans.filter(({ name }) => name === 'POST /graphql').slice(-invalid.length);
    expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(invalid.length);
    expect(roots.filter(({ parentSpanId }) => parentSpanId)).toEqual([]);
    const sent = collector.texts.join('\n');
    for (const never of [trace, 'cd'.repeat(16), 'reader@example.com']) expect(sent).not.toContain(never);
  });
});

test('without a collector, no request is traced; one file imports the SDK, and only on demand', async () => {
  const server = await startServer();
  const { password, email } = await register(server.url);
  await execute(server.url, Login, { input: { email, password } });
  expect(isTracing()).toBe(false);
  expect(traceparent()).toBeUndefined();
  expect(server.logs.join('\n')).not.toContain('traceId');
  // Only start-tracing.ts imports the SDK, and it does so on demand.
  const users = readSources().filter(({ text }) => /@opentelemetry\/(?!api')/.test(text));
  expect(users.map(({ path }) => path)).toEqual(['platform/tracing/start-tracing.ts']);
  expect(users[0]?.text).not.toMatch(/^import .*@opentelemetry/m);
});
