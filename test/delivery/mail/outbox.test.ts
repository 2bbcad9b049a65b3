import { describe, expect, test } from 'vitest';
import type { Mail } from '../../../src/delivery/mail/mail.ts';
import { rest } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { mailTo, outbox } from '../../support/mail.ts';
import { queueLetter as queue, queueLetterIn } from '../../support/queue-letter.ts';
import { startServer } from '../../support/server.ts';

const letter: Mail = {
  to: 'reader@example.com',
  subject: 'Hello',
  text: 'Open https://news.example/?view=x&token=abc',
};

describe.each(fullCounts ? (['embedded', 'postgres'] as const) : (['embedded'] as const))(
  'the development outbox, on %s',
  (database) => {
    test('receives mail after the commit, and no mail of a transaction that was rolled back', async () => {
      const server = await startServer({ database });
      const { gatehouse } = server;
      const rolledBack = gatehouse.prisma.$transaction(async (tx) => {
        await queueLetterIn(tx, server, { ...letter, subject: 'never' });
        throw new Error('rolled back');
      });
      await expect(rolledBack).rejects.toThrow('rolled back');
      await queue(server, letter);
      expect(await mailTo(server, letter.to)).toMatchObject({ ...letter, html: null });
      await queue(server, { ...letter, subject: 'Second', html: '<b>Hello</b>' });
      await mailTo(server, letter.to, { nth: 2 });
      expect((await outbox(server)).map(({ subject }) => subject)).toEqual(['Second', 'Hello']);
    });

    test('removes each mail from the job queue', async () => {
      const server = await startServer({ database });
      await queue(server, letter);
      await mailTo(server, letter.to);
      const jobs = () => server.gatehouse.prisma.$queryRaw`SELECT 1 FROM pgboss.job`;
      await expect.poll(jobs).toEqual([]);
    });
  },
);

test('mail is encrypted while it is queued', async () => {
  const server = await startServer();
  await server.gatehouse.prisma.$transaction(async (tx) => {
    await queueLetterIn(tx, server, letter);
    const [job] = await tx.$queryRaw<{ data: object }[]>`SELECT data FROM pgboss.job`;
    expect(job?.data).toMatchObject({ sealed: expect.stringMatching(/^eyJ/) });
    expect(JSON.stringify(job)).not.toContain('example');
  });
});

describe('the page', () => {
  test('shows mail with its links, and escapes markup', async () => {
    const server = await startServer();
    await queue(server, { ...letter, subject: '<script>alert(1)</script>', html: '<img src=x>' });
    await mailTo(server, letter.to);
    const { status, headers, body } = await rest(server.url, 'GET', '/outbox');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(body).toContain('<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>');
    expect(body).toContain('<a href="https://news.example/?view=x&amp;token=abc" rel="noreferrer">');
    expect(body).toContain('&lt;img src=x&gt;');
    expect(body).not.toMatch(/<script|<img/);
  });

  test('is answered with 404 if the outbox is off or mail is sent by SMTP', async () => {
    const off: Record<string, string>[] = [
      { OUTBOX: 'false' },
      { SMTP_URL: 'smtp://127.0.0.1:1', OUTBOX: 'true' },
    ];
    for (const env of off) {
      const { url } = await startServer({ env });
      expect(await rest(url, 'GET', '/outbox')).toMatchObject({ status: 404 });
      expect(await rest(url, 'GET', '/outbox.json')).toMatchObject({ status: 404 });
    }
  });
});
