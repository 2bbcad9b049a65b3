import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, idOf, jsonOf, runCommand } = await import('./command.ts');
const { createSite } = await import('../tenancy/sites/site-settings.ts');

const usage = {
  name: 'create-site',
  about: 'Creates a site of an account.',
  options: {
    account: ACCOUNT,
    slug: {
      type: 'string',
      value: 'slug',
      required: true,
      about: 'Lower-case letters, digits and dashes; never changes',
    },
    'site-id': {
      type: 'string',
      value: 'id',
      about: 'The id of the site, as apps of an old system send it; default: the next one',
    },
    settings: { type: 'string', value: 'json', about: 'The members of SiteSettingsInput' },
  },
} as const;

await runCommand(usage, async (runtime, { account, slug, settings, 'site-id': id }) => {
  const acting = await actingOn(runtime, account);
  const input = {
    slug,
    ...(id === undefined ? {} : { siteId: idOf(usage, 'site-id', id) }),
    settings: settings ? jsonOf(usage, 'settings', String(settings)) : {},
  };
  const site = await createSite(runtime, acting, input);
  return { siteId: site.id, accountId: acting.accountId, slug: site.slug };
});
