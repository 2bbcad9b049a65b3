import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { request } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { describePostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { PasswordlessCodeLogin, RequestPasswordlessLogin, RequestPasswordReset } from '../support/ways-in.ts';

/** Statements that workers run after the answer, and those that set up a new connection. */
const OF_THE_WORKERS = /\bnext AS \(|DELETE FROM pgboss|UPDATE pgboss\.version|"outbox_mail"|\bWITH asked \(/;

/** The job queue has separate connections. Its maintenance may run at any time. */
const isOfJobs = (client: unknown) =>
  (client as { connectionParameters?: { application_name?: string } }).connectionParameters
    ?.application_name === 'gatehouse-jobs';

/** Stops the writing of counts, which the process does every few seconds, even between the statements of a request. */
async function holdBackCounts({ gatehouse }: TestServer): Promise<void> {
  for (const { sweep, flush } of [gatehouse.statisticsCounts, gatehouse.verdictCounts]) {
    vi.spyOn(sweep, 'batch').mockResolvedValue(false);
    // Resolves when a write that has begun is over.
    await flush();
  }
}

type Ask = TypedDocumentNode<unknown, { input: { email: string; code?: string } }>;

afterEach(() => {
  vi.restoreAllMocks();
});

describePostgres('a request about an email costs the same whether or not a customer has it', () => {
  test.each<[string, Ask, object]>([
    ['requestPasswordReset', RequestPasswordReset as Ask, {}],
    ['requestPasswordlessLogin', RequestPasswordlessLogin as Ask, {}],
    ['passwordlessCodeLogin', PasswordlessCodeLogin as Ask, { code: '000000' }],
  ])('%s: the same statements in the same order', async (_name, document, others) => {
    const server = await startServer({ database: 'postgres', env: { RATE_LIMITS: 'on' } });
    await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
    const { email } = await register(server.url);
    await request(server.url, RequestPasswordlessLogin, { input: { email } });
    await holdBackCounts(server);

    const statementsFor = async (asked: string): Promise<string[]> => {
      const query = vi.spyOn(pg.Client.prototype, 'query');
      await request(server.url, document, { input: { email: asked, ...others } });
      const texts = query.mock.calls
        .filter((_call, index) => !isOfJobs(query.mock.contexts[index]))
        .map(([sent]) => (typeof sent === 'string' ? sent : ((sent as { text?: string }).text ?? '')))
        .filter((text) => !OF_THE_WORKERS.test(text));
      query.mockRestore();
      // Only the end of the savepoint differs: the mail is sent, or it is not.
      return texts.map((text) => text.replace(/^(RELEASE|ROLLBACK TO) SAVEPOINT/, 'END OF SAVEPOINT'));
    };
    const known = await statementsFor(email);
    const unknown = await statementsFor(uniqueEmail());
    expect(known.length).toBeGreaterThan(4);
    expect(unknown).toEqual(known);
  });
});
