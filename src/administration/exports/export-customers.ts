import type { Acting } from '../../platform/acting.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { EXPORTED, type ExportedCustomer, recordOf, secretsOf } from './exported-record.ts';
import type { Encryption } from './sealed-records.ts';

const PAGE = 500;

/**
 * Reads all customers of an account page by page, except for deleted ones, and yields the records that an import reads.
 * A customer who registers meanwhile may be missing.
 * @param encrypt encrypts the secrets; null: the records have no secrets
 */
export async function* exportCustomers(
  { prisma, derivedKeys, clock }: CommandRuntime,
  { accountId, actor }: Acting,
  encrypt: Encryption | null,
): AsyncGenerator<string> {
  const target = { kind: 'account', id: accountId };
  const after = { secrets: encrypt !== null };
  // Recorded before the first line, so that the audit log also has exports that were interrupted.
  await recordAudit(
    prisma,
    actor,
    { accountId, action: 'account.customers_exported', target, after },
    clock(),
  );
  const secrets = await prisma.hashSecret.findMany({
    where: { accountId },
    select: { id: true, name: true },
  });
  const secretNames = new Map(secrets.map(({ id, name }) => [id, name]));
  for (let afterId = 0; ; ) {
    const page: ExportedCustomer[] = await prisma.customer.findMany({
      where: { accountId, deletedAt: null, id: { gt: afterId } },
      orderBy: { id: 'asc' },
      take: PAGE,
      include: EXPORTED,
    });
    for (const customer of page) {
      const secret = encrypt && (await secretsOf(derivedKeys, customer, secretNames));
      const sealed = secret && encrypt ? { protected: await encrypt(secret) } : {};
      yield JSON.stringify({ ...recordOf(customer), ...sealed });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    afterId = last.id;
  }
}
