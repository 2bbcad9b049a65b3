import pg from 'pg';
import { expect, test } from 'vitest';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { execute } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ValidateToken } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { mailTo, outbox } from '../../support/mail.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { queueLetter, queueLetterIn } from '../../support/queue-letter.ts';
import { startServer } from '../../support/server.ts';

const letter = { to: 'customer@example.com', subject: 'Hello', text: 'Hello' };

describePostgres('on PostgreSQL', () => {
  test('a server whose job queue cannot start serves requests, and starts the queue when it can', async () => {
    const { url } = await createPostgresDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query('DROP SCHEMA pgboss CASCADE; CREATE SCHEMA pgboss; CREATE TABLE pgboss.queue (x int)');
    const server = await startServer({ database: { url } });
    const customer = await register(server.url);
    await login(server.url, customer);
    const { token } = customer;
    const verdict = await execute(server.url, ValidateToken, { token }, { token });
    expect(verdict.validateToken.valid).toBe(true);
    await expect.poll(() => server.logs.join('\n')).toContain('job queue cannot start');
    // Operations that need the queue are refused, so that no job is lost.
    const queue = () => queueLetter(server, letter);
    await expect(queue()).rejects.toThrow();

    await client.query('DROP TABLE pgboss.queue');
    await client.end();
    await expect
      .poll(async () =>
        queue().then(
          () => 'queued',
          () => 'refused',
        ),
      )
      .toBe('queued');
    expect(await mailTo(server, letter.to)).toMatchObject(letter);
  });

  test('a long job has heartbeats, and is performed only once', async () => {
    const { url } = await createPostgresDatabase();
    // Long enough for heartbeats before the receiver answers.
    const env = { ...LOOPBACK, WEBHOOK_TIMEOUT_SECONDS: '30' };
    const server = await startServer({ database: { url }, env });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const receiver = await startReceiver(async (response) => {
      await released;
      response.writeHead(204).end();
    });
    await createEndpoint(server, { url: receiver.url });
    await register(server.url);
    await expect.poll(() => receiver.received).toHaveLength(1);
    const { prisma } = server.gatehouse;
    await prisma.$executeRaw`
      UPDATE pgboss.job SET heartbeat_on = now() - interval '8 seconds' WHERE state = 'active'`;
    const withHeartbeat = () => prisma.$queryRaw`
      SELECT 1 FROM pgboss.job WHERE state = 'active' AND heartbeat_on > now() - interval '7 seconds'`;
    await expect.poll(withHeartbeat).toHaveLength(1);
    release();
    await jobsDone(server);
    expect(receiver.received).toHaveLength(1);
  });

  test('a job without a heartbeat for 15 seconds is performed again', async () => {
    const { url } = await createPostgresDatabase();
    const server = await startServer({ database: { url } });
    await server.gatehouse.prisma.$transaction(async (tx) => {
      await queueLetterIn(tx, server, letter);
      await tx.$executeRaw`
        UPDATE pgboss.job
        SET state = 'active', started_on = now(), heartbeat_on = now() - interval '14 seconds'`;
    });
    await expect.poll(() => outbox(server, letter.to)).toHaveLength(1);
  });

  test('a queue whose listening connection breaks is notified of jobs again', async () => {
    const { url } = await createPostgresDatabase();
    const server = await startServer({ database: { url }, env: LOOPBACK });
    const receiver = await startReceiver();
    await createEndpoint(server, { url: receiver.url });
    await register(server.url);
    await jobsDone(server);
    await server.gatehouse.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'gatehouse-jobs'`;
    await register(server.url);
    await jobsDone(server);
    expect(receiver.received).toHaveLength(2);
  });
});
