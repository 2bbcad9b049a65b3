import {
  answered,
  failed,
  issueTest,
  type ProviderAnswer,
  type ProviderTest,
  storeAnswer,
} from '../../customers/identity-providers/stored-test.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { readEnterpriseConnection } from '../connections/connection.ts';
import { emailProblem, type Person } from './identify-member.ts';
import type { LoginState } from './login-state.ts';
import { requireSameConnection } from './usable-connection.ts';

type TestLogin = Pick<LoginState<unknown>, 'connectionId' | 'issuer' | 'returnTo' | 'test'>;

/**
 * Begins a test of the provider of a company: a login in another window. The login opens no session and creates no
 * customer. A connection that is turned off, or has no proven domain, can be tested, too.
 * @returns the test, and the URL of the other window. The URL works once, within a minute
 * @throws IdentityError NOT_FOUND, also for a connection of another account
 */
export async function beginLoginTest(
  runtime: Runtime,
  acting: ActingCollaborator,
  id: string,
): Promise<ProviderTest & { url: string }> {
  const { accountId, actor } = acting;
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const { id: connectionId } = await readEnterpriseConnection(tx, acting, id);
    const site = await tx.site.findFirstOrThrow({ where: { accountId }, orderBy: { id: 'asc' } });
    const target = { kind: 'enterprise_connection', id: connectionId };
    await recordAudit(tx, actor, { accountId, action: 'enterprise_connection.tested', target }, now);
    const name = companyLoginName(connectionId);
    const path = `/enterprise/${connectionId}/start`;
    return issueTest(tx, runtime, acting, { name, siteId: site.id, path }, now);
  });
}

/**
 * Finishes a test after the browser has returned: stores the answer of the provider, and whether a login would be
 * refused because of the email.
 */
export async function finishLoginTest(
  runtime: Runtime,
  { accountId }: SiteOfAccount,
  login: TestLogin,
  identify: (connection: EnterpriseConnection) => Promise<Person>,
): Promise<string> {
  const { prisma } = runtime;
  try {
    const connection = await requireSameConnection(prisma, accountId, login);
    const { profile, names } = await identify(connection);
    const problem = await emailProblem(prisma, connection, profile);
    const shown = { ...profile, issuer: connection.issuer };
    return await endLoginTest(runtime, login, answered(shown, names, problem));
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    return endLoginTest(runtime, login, failed(error));
  }
}

/** Stores the answer of a test. @returns the page that the browser then shows */
export async function endLoginTest(
  runtime: Runtime,
  { test, returnTo }: Pick<TestLogin, 'test' | 'returnTo'>,
  answer: ProviderAnswer,
): Promise<string> {
  await storeAnswer(runtime, test ?? '', answer);
  return returnTo;
}
