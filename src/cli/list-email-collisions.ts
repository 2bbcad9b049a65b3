import { ensureClient } from './generate-client.ts';

await ensureClient();
const { misuse, runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { collaboratorEmailCollisions, emailCollisions } = await import(
  '../customers/customer/email-collisions.ts'
);

const usage = {
  name: 'list-email-collisions',
  about:
    'Lists customers and collaborators whose email names the mailbox of an older customer or collaborator, with its ' +
    'domain in another spelling. They need support.',
  options: {
    account: { type: 'string', value: 'slug', about: 'The account; default: all accounts' },
    after: { type: 'string', value: 'id', about: 'List customers with a larger id only' },
  },
} as const;
const PAGE = 1_000;

await runCommand(usage, async ({ prisma }, { account, after = '0' }) => {
  if (!/^\d{1,9}$/.test(String(after))) misuse(usage, '--after must be an id.');
  const accountId = account === undefined ? null : (await findAccount(prisma, String(account))).id;
  const customers = await emailCollisions(prisma, accountId, { first: PAGE + 1, afterId: Number(after) });
  const collaborators = await collaboratorEmailCollisions(prisma);
  const page = customers.slice(0, PAGE);
  return {
    customers: page,
    collaborators: collaborators.filter((each) => accountId === null || each.accountId === accountId),
    nextAfter: customers.length > PAGE ? String(page.at(-1)?.customerId) : null,
  };
});
