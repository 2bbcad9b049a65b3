import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { expect } from 'vitest';
import type { GraphqlOptions } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { Login, Logout, UpdateCustomer, ValidateToken } from '../support/documents.ts';
import { anyAddress } from './customer.ts';
import { requestInTime } from './outcome.ts';
import type { Publisher } from './publisher.ts';
import type { Stage } from './stage.ts';

/** Shows that the gateways work again after a fault. */
export type Recovery = {
  /** Waits until both gateways give verdicts. @returns how long that took, in milliseconds */
  untilVerdicts(): Promise<number>;
  /** Waits until both gateways change a profile, and count verdicts in Redis. */
  untilWrites(): Promise<void>;
  /** Waits until both gateways log a customer in. This takes long while many others log in. */
  untilLogins(): Promise<void>;
};

/** Registers the customer whose requests show that the gateways work. */
export async function openRecovery(
  { gateways, redis }: Stage,
  { partner, registered }: Publisher,
): Promise<Recovery> {
  const { email, password, customer, token } = await register(gateways[0].process.url);
  registered.add(customer.id);
  const urls = () => gateways.map(({ process }) => process.url);

  /** Tries again until there is an answer without errors. */
  async function untilDone<Data, Variables>(...request: Parameters<typeof requestInTime<Data, Variables>>) {
    let data: Data | null = null;
    const isDone = async () => {
      const answer = await requestInTime(...request).catch(() => null);
      data = answer?.errors.length === 0 ? answer.data : null;
      return data !== null;
    };
    await expect.poll(isDone).toBe(true);
    return data as Data;
  }

  return {
    async untilVerdicts() {
      const begun = performance.now();
      for (const url of urls()) await untilDone(url, ValidateToken, { token: 'x' }, { basic: partner });
      return performance.now() - begun;
    },
    async untilWrites() {
      const counts = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
      counts.on('error', () => {});
      const untilCounted = async (url: string, options: GraphqlOptions, key: string) => {
        const counted = async () => {
          await untilDone(url, ValidateToken, { token }, options);
          return Number(await counts.get(`gatehouse:${key}`));
        };
        await expect.poll(counted).toBeGreaterThan(0);
      };
      try {
        for (const url of urls()) {
          const address = anyAddress();
          const asHolder = { token, headers: { 'x-forwarded-for': address } };
          const input = { firstName: randomUUID() };
          const { updateCustomer } = await untilDone(url, UpdateCustomer, { input }, asHolder);
          expect(updateCustomer.firstName).toBe(input.firstName);
          // The address is new, so only this gateway counts its verdicts.
          await untilCounted(url, asHolder, `verdicts-of-source:${address}`);
          await untilCounted(url, { basic: partner }, `verdicts-of-partner:partner ${partner.id}`);
        }
      } finally {
        counts.disconnect();
      }
    },
    async untilLogins() {
      const input = { email, password };
      await Promise.all(
        urls().map(async (url) => {
          const options = { siteId: 1, headers: { 'x-forwarded-for': anyAddress() } };
          const { login } = await untilDone(url, Login, { input }, options);
          await untilDone(url, Logout, {}, { token: login.token });
        }),
      );
    },
  };
}
