import { describe, expect, test } from 'vitest';
import { request, rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Login, Me } from '../support/documents.ts';
import { testServer } from '../support/server.ts';

type Line = Record<string, unknown> & { reportIds?: string[] };

describe('the log', () => {
  const server = testServer({ env: { TRUSTED_PROXIES: '1' } });

  /**
   * Runs work and waits until the log has a number of lines about requests. @returns all lines since the start of the
   * work
   */
  async function linesOf(requests: number, work: () => Promise<unknown>): Promise<Line[]> {
    const before = server.logs.length;
    await work();
    // The line of a request may be written shortly after its response has arrived.
    await expect
      .poll(() => parsed(server.logs.slice(before)).filter(isRequest).length)
      .toBeGreaterThanOrEqual(requests);
    return parsed(server.logs.slice(before));
  }

  test('has one JSON line for each request, with the time, the operation, the address and the outcome', async () => {
    const customer = await register(server.url);
    const lines = await linesOf(4, async () => {
      await login(server.url, customer, { headers: { 'x-forwarded-for': '203.0.113.9' } });
      await request(server.url, Login, { input: { email: customer.email, password: 'wrong' } });
      await rest(server.url, 'GET', '/api/v1/sdk/site?site_id=1&token=hidden');
      await rest(server.url, 'GET', '/nowhere');
    });
    expect(lines).toHaveLength(4);
    const ids = lines.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(4);
    for (const line of lines) {
      expect(line).toMatchObject({
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        milliseconds: expect.any(Number),
      });
    }
    const graphql = { method: 'POST', path: '/graphql', operations: ['Login'] };
    expect(lines).toMatchObject([
      { ...graphql, status: 200, address: '203.0.113.9' },
      { ...graphql, status: 401, address: '127.0.0.1', errorCodes: ['INVALID_CREDENTIALS'] },
      { method: 'GET', path: '/api/v1/sdk/site', status: 200 },
      { method: 'GET', path: '/nowhere', status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/hidden|wrong|site_id/);
    expect(JSON.stringify(lines)).not.toContain(customer.email);
  });

  test('names an anonymous operation by its field', async () => {
    const [line] = await linesOf(1, () =>
      rest(server.url, 'POST', '/graphql', { body: { query: '{ theSite: site { id } }' } }),
    );
    expect(line).toMatchObject({ operations: ['site'] });
  });

  test('has every masked error with its report id, which is also in the answers of GraphQL and Pelcro', async () => {
    const { token } = await register(server.url);
    const { prisma } = server.gatehouse;
    await prisma.$executeRawUnsafe('ALTER TABLE customer RENAME TO customer_gone');
    try {
      let shown: unknown[] = [];
      const lines = await linesOf(3, async () => {
        const overGraphql = await request(server.url, Me, {}, { token });
        const overPelcro = await rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', { token });
        const overPrancer = await rest(server.url, 'POST', '/api/logout/', { token });
        expect([overPelcro.status, overPrancer.status]).toEqual([500, 500]);
        expect(JSON.stringify([overGraphql, overPelcro, overPrancer])).not.toMatch(
          /customer_gone|relation|prisma/i,
        );
        expect(overGraphql.errors[0]?.extensions?.code).toBe('INTERNAL');
        shown = [overGraphql.errors[0]?.extensions?.reportId, overPelcro.body.error.report_id];
      });
      const requests = lines.filter(isRequest);
      expect(requests.slice(0, 2).map(({ reportIds }) => reportIds)).toEqual(shown.map((id) => [id]));
      expect(requests[2]?.reportIds).toHaveLength(1);
      for (const reportId of requests.flatMap(({ reportIds = [] }) => reportIds)) {
        const [report, ...more] = lines.filter((line) => line.reportId === reportId);
        expect(more).toEqual([]);
        expect(report).toMatchObject({
          level: 50,
          err: { message: expect.any(String), stack: expect.any(String) },
        });
      }
    } finally {
      await prisma.$executeRawUnsafe('ALTER TABLE customer_gone RENAME TO customer');
    }
  });
});

function parsed(lines: readonly string[]): Line[] {
  return lines.map((line) => JSON.parse(line));
}

function isRequest(line: Line): boolean {
  return 'status' in line;
}
