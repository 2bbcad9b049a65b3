import type { Database } from '../../platform/database/database.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import type { Adoption } from '../legacy-tokens/adoption.ts';
import { joinReads } from '../tokens/joined-reads.ts';
import { adoptSessions } from './open-session.ts';

/** The number of statements at once. Further adoptions wait, and share the next statement. */
const STATEMENTS_AT_ONCE = 2;
const MAX_ADOPTIONS = 200;

/**
 * Joins the adoptions of the same moment into one statement.
 * @returns a function that adopts one token. It throws IdentityError UNAVAILABLE when too many wait
 */
export function joinAdoptions(
  { prisma, clock }: CommandRuntime,
  { readsAtOnce }: Pick<Database, 'readsAtOnce'>,
): (adoption: Adoption) => Promise<void> {
  return joinReads<Adoption, void>({
    readsAtOnce: Math.min(readsAtOnce, STATEMENTS_AT_ONCE),
    maxQuestions: MAX_ADOPTIONS,
    sizeOf: () => 1,
    tenantOf: ({ accountId }) => `account ${accountId}`,
    async read(adoptions) {
      await adoptSessions(prisma, adoptions, clock());
      return adoptions.map(() => undefined);
    },
  });
}
