import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import type { SiteSettingsInput, UpdateAccountInput } from '../../support/gql/graphql.ts';
import type { TestServer } from '../../support/server.ts';
import { UpdateAccount, UpdateSite } from './documents.ts';

/** Logs the demo account's owner in. @returns the owner, and functions that change settings of a site or the account */
export async function administer(server: Pick<TestServer, 'url' | 'demo'>) {
  const owner = await logInCollaborator(server);
  return {
    owner,
    set: (settings: SiteSettingsInput, id: number | string = server.demo.siteId) =>
      execute(server.url, UpdateSite, { id: String(id), settings }, owner),
    setAccount: (input: UpdateAccountInput) => execute(server.url, UpdateAccount, { input }, owner),
  };
}
