import type { ActingCollaborator } from '../../platform/acting.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findSiteOfAccount } from '../../tenancy/sites/site-settings.ts';
import type { Provider } from './client/connections.ts';
import type { Claims } from './kinds/kind.ts';
import { findProvider } from './provider.ts';
import { redirectToProvider, type StartedRedirect } from './start-redirect.ts';
import {
  answered,
  declinedIn,
  failed,
  issueTest,
  type ProviderTest,
  spendTest,
  storeAnswer,
  testedPage,
} from './stored-test.ts';
import { callProvider, profileOf } from './verify-token.ts';

/**
 * Begins a test of a provider of a site. The provider may be disabled.
 * @returns the test, and a URL that works once, within a minute, and is for another window
 * @throws IdentityError NOT_FOUND for a site of another account; VALIDATION_FAILED on `provider`
 */
export async function beginProviderTest(
  runtime: Runtime,
  acting: ActingCollaborator,
  siteId: string,
  name: string,
): Promise<ProviderTest & { url: string }> {
  const { prisma, clock } = runtime;
  const { accountId, actor } = acting;
  const site = await findSiteOfAccount({ prisma }, { accountId, actor }, siteId);
  const provider = await findProvider(runtime, site.id, name, 'ANY');
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const target = { kind: 'site', id: site.id };
    const after = { name: provider.name };
    await recordAudit(tx, actor, { accountId, action: 'identity_provider.tested', target, after }, now);
    const path = `/identity-providers/${encodeURIComponent(provider.name)}/start`;
    return issueTest(tx, runtime, acting, { name: provider.name, siteId: site.id, path }, now);
  });
}

/**
 * Starts the redirect of a test, once.
 * @returns the URL of the provider, or of the last page of the test if the redirect cannot start
 * @throws IdentityError ONE_TIME_TOKEN_INVALID
 */
export async function startProviderTest(
  runtime: Runtime,
  name: string,
  code: unknown,
): Promise<StartedRedirect> {
  const test = await spendTest(runtime, name, code);
  const returnTo = testedPage(runtime);
  try {
    const provider = await findProvider(runtime, test.siteId ?? 0, name, 'ANY');
    return await redirectToProvider(runtime, provider, async () => ({ returnTo, test: test.id }));
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    await storeAnswer(runtime, test.id, failed(error));
    return { location: returnTo, browser: null };
  }
}

/**
 * Stores the answer of a provider in a test.
 * @param parameters the query parameters of the callback
 * @param exchange exchanges the code for verified claims
 */
export async function finishProviderTest(
  runtime: Runtime,
  { id, name, siteId }: { id: string; name: string; siteId: number },
  parameters: URLSearchParams,
  exchange: (provider: Provider) => Promise<Claims>,
): Promise<void> {
  const declined = declinedIn(parameters);
  if (declined) return storeAnswer(runtime, id, declined);
  try {
    const provider = await findProvider(runtime, siteId, name, 'ANY');
    const claims = exchange(provider);
    const profile = await callProvider(runtime, provider, profileOf(provider, claims));
    const given = Object.entries(await claims).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    await storeAnswer(runtime, id, answered(profile, given));
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    await storeAnswer(runtime, id, failed(error));
  }
}
