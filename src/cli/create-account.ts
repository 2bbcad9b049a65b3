import { ensureClient } from './generate-client.ts';

await ensureClient();
const { idOf, jsonOf, runCommand } = await import('./command.ts');
const { createAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');

const usage = {
  name: 'create-account',
  about: 'Creates an account and its first site, which has the same slug.',
  options: {
    slug: {
      type: 'string',
      value: 'slug',
      required: true,
      about: 'Lower-case letters, digits and dashes; never changes',
    },
    name: { type: 'string', value: 'text', about: 'The name; default: the slug' },
    'site-id': {
      type: 'string',
      value: 'id',
      about: 'The id of the site, as apps of an old system send it; default: the next one',
    },
    settings: {
      type: 'string',
      value: 'json',
      about: 'Settings of the site: the members of SiteSettingsInput',
    },
  },
} as const;

await runCommand(usage, async (runtime, { slug, name, settings, 'site-id': id }) => {
  const input = {
    slug,
    name,
    ...(id === undefined ? {} : { siteId: idOf(usage, 'site-id', id) }),
    ...(settings ? { settings: jsonOf(usage, 'settings', String(settings)) } : {}),
  };
  const { account, site } = await runtime.prisma.$transaction((tx) =>
    createAccount(tx, runtime, COMMAND_LINE, input),
  );
  return { accountId: account.id, slug: account.slug, siteId: site.id };
});
