import { FACTOR_DAY, FACTOR_WINDOW } from '../../customers/second-factor/proof.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { attemptsOfCustomer } from '../../platform/limits/customer-attempts.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** Failed attempts of one kind that still count. */
export type LoginFailures = {
  kind: 'PASSWORD' | 'SECOND_FACTOR';
  /** Null: from all addresses together. */
  source: string | null;
  failures: number;
  limit: number;
  windowEndsAt: Date;
};

/** Lists the failed attempts that still count towards a customer's lockout. Those that count longest come first. */
export async function loginFailuresOf(
  { prisma, clock }: Pick<Runtime, 'prisma' | 'clock'>,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
): Promise<LoginFailures[]> {
  const now = clock();
  const counted = (await attemptsOfCustomer(prisma, accountId, id)).filter(
    ({ failures, windowEndsAt }) => failures > 0 && windowEndsAt > now,
  );
  if (counted.length === 0) return [];
  const account = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  return counted
    .map(({ key, failures, windowEndsAt }) => {
      const kind = key.startsWith('factor:') ? ('SECOND_FACTOR' as const) : ('PASSWORD' as const);
      const isOfDay = key.endsWith('/day');
      const factor = isOfDay ? FACTOR_DAY.failures : FACTOR_WINDOW.failures;
      const password = isOfDay ? account.lockoutDailyCap : account.lockoutAttempts;
      const limit = kind === 'PASSWORD' ? password : factor;
      return { kind, source: key.split('@')[1] ?? null, failures, limit, windowEndsAt };
    })
    .toSorted((a, b) => b.windowEndsAt.getTime() - a.windowEndsAt.getTime());
}
