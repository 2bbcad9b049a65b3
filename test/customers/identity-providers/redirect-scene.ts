import { startServer, type TestServer } from '../../support/server.ts';
import { CODE_CLIENT, type CodeProvider, startCodeProvider } from './code-provider.ts';
import { addProvider } from './scene.ts';

/** Starts a server whose demo site offers a provider for logins by redirect under two names: `company` and `second`. */
export async function setRedirectScene(): Promise<{ server: TestServer; provider: CodeProvider }> {
  const [server, provider] = await Promise.all([startServer(), startCodeProvider()]);
  const company = { kind: 'OPENID', issuer: provider.issuer, clientId: CODE_CLIENT.id } as const;
  await addProvider(server, { ...company, name: 'company' }, CODE_CLIENT.secret);
  await addProvider(server, { ...company, name: 'second' }, CODE_CLIENT.secret);
  return { server, provider };
}

/** Whether an address is a page of the demo site. */
export function atPage(url: URL): boolean {
  return url.origin === 'http://localhost:3000';
}
