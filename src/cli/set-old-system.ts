import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, runCommand, timeOf } = await import('./command.ts');
const { setOldSystem } = await import('../customers/old-systems/settings.ts');

const usage = {
  name: 'set-old-system',
  about:
    'Sets the system that an account moves from. That system verifies the password of a customer at their first ' +
    'login, if the password could not be imported. The secret of a hook is printed once.',
  options: {
    account: ACCOUNT,
    kind: { type: 'string', value: 'kind', required: true, about: 'pelcro, prancer or hook' },
    url: { type: 'string', value: 'url', required: true, about: 'The https URL of the API or the hook' },
    site: { type: 'string', value: 'id', about: 'site_id at Pelcro, customer_id at Prancer' },
    until: {
      type: 'string',
      value: 'time',
      required: true,
      about: 'The time until which the old system is asked, ISO 8601',
    },
    'trust-emails': { type: 'boolean', about: 'The old system has verified the emails' },
    'create-unknown': { type: 'boolean', about: 'Ask about unknown emails, and create their customers' },
    disabled: { type: 'boolean', about: 'Do not ask the old system' },
    'renew-secret': { type: 'boolean', about: 'Make a new secret for a hook' },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const until = timeOf(usage, 'until', given.until);
  const acting = await actingOn(runtime, given.account);
  const input: object = {
    kind: String(given.kind).toUpperCase(),
    url: given.url,
    site: given.site,
    until,
    trustsEmails: given['trust-emails'] === true,
    createsUnknown: given['create-unknown'] === true,
    enabled: given.disabled !== true,
    renewSecret: given['renew-secret'] === true,
  };
  const { system, secret } = await setOldSystem(runtime, acting, input);
  const { kind, url, site, disabledAt } = system;
  return {
    accountId: acting.accountId,
    kind,
    url,
    site,
    until,
    enabled: disabledAt === null,
    ...(secret && { secret }),
  };
});
