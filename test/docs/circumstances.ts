import { expect } from 'vitest';
import type { Circumstance } from '../../src/rest/openapi/example.ts';
import { type PelcroCustomer, pelcroApi } from '../rest/pelcro/api.ts';
import type { RestAnswer } from '../support/client.ts';
import { fillHashQueue } from '../support/full-hash-queue.ts';
import type { TestServer } from '../support/server.ts';

type Send = () => Promise<RestAnswer>;
type Bringing = (
  server: TestServer,
  customer: () => Promise<PelcroCustomer>,
  send: Send,
) => Promise<RestAnswer>;

/** Sends the request of an example in the situation that the example names. */
export const circumstances: Record<Circumstance, Bringing> = {
  async locked(server, customer, send) {
    const { email } = await customer();
    const body = { email, password: 'wrongPassword' };
    for (let failures = 0; failures < 10; failures += 1) {
      expect((await pelcroApi(server, 'POST', '/auth/login', { body })).status).toBe(404);
    }
    return send();
  },

  /** Needs rate limits. Tries again if their window, which uses the machine's time, ends between two calls. */
  async throttled(server, _customer, send) {
    await server.gatehouse.prisma.partner.updateMany({ data: { ratePerMinute: 1 } });
    // This login counts, but is refused before its password is hashed.
    const body = { email: 'nobody@example.test', password: 'x'.repeat(300) };
    const spend = () => pelcroApi(server, 'POST', '/auth/login', { body });
    for (let tries = 1; ; tries += 1) {
      for (let calls = 0; calls < 500 && (await spend()).status !== 429; calls += 1);
      await send();
      const answer = await send();
      if (answer.status === 429 || tries === 5) return answer;
    }
  },

  async overloaded(server, _customer, send) {
    using _full = fillHashQueue(server);
    return await send();
  },

  async broken(server, _customer, send) {
    const { prisma } = server.gatehouse;
    await prisma.$executeRaw`ALTER TABLE customer RENAME TO customer_is_gone`;
    try {
      return await send();
    } finally {
      await prisma.$executeRaw`ALTER TABLE customer_is_gone RENAME TO customer`;
    }
  },
};
