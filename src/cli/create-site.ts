import { ensureClient } from './generate-client.ts';

await ensureClient();
const { idOf, jsonOf, runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { createSite } = await import('../tenancy/sites/site-settings.ts');

const usage = {
  name: 'create-site',
  about: 'Creates a site of an account.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    slug: {
      type: 'string',
      value: 'slug',
      required: true,
      about: 'Lower-case letters, digits and dashes; never changes',
    },
    'site-id': {
      type: 'string',
      value: 'id',
      about: 'Its id, as apps of an old system send it; default: the next one',
    },
    settings: { type: 'string', value: 'json', about: 'The members of SiteSettingsInput' },
  },
} as const;

await runCommand(usage, async (runtime, { account, slug, settings, 'site-id': id }) => {
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  const input = {
    slug,
    ...(id === undefined ? {} : { siteId: idOf(usage, 'site-id', id) }),
    settings: settings ? jsonOf(usage, 'settings', String(settings)) : {},
  };
  const site = await createSite(runtime, { accountId, actor: COMMAND_LINE }, input);
  return { siteId: site.id, accountId, slug: site.slug };
});
