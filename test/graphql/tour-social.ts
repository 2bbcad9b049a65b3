import { startOpenIdProvider } from '../customers/identity-providers/openid-provider.ts';
import { addProvider, externalPerson } from '../customers/identity-providers/scene.ts';
import type { TestServer } from '../support/server.ts';

type Guide = {
  // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
  call(name: string, query: string, variables?: unknown, options?: object): Promise<any>;
  secret(text: string): string;
};

/** Calls the operations of identity providers and single sign-on. */
export async function tourSocial(server: TestServer, { call, secret }: Guide): Promise<void> {
  const openId = await startOpenIdProvider();
  await addProvider(server, { name: 'google', kind: 'GOOGLE', issuer: openId.issuer });
  await server.gatehouse.prisma.site.updateMany({ data: { sessionHandoff: true } });
  const tokenOf = async (claims: object) => secret(await openId.idToken(externalPerson({ ...claims })));

  const LOGIN =
    'mutation ($input: LoginWithIdentityProviderInput!) { loginWithIdentityProvider(input: $input) { token refreshToken } }';
  const LINK =
    'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { externalIdentity { id email } } }';
  const UNLINK = 'mutation ($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }';
  const HANDOFF = 'mutation ($id: ID!) { createHandoff(targetSiteId: $id) { code } }';
  const REDEEM = 'mutation ($code: String!) { redeemHandoff(code: $code) { token refreshToken } }';

  const input = { provider: 'google', token: await tokenOf({}) };
  const { loginWithIdentityProvider: bearer } = await call('loginWithIdentityProvider', LOGIN, { input });
  const bad = { provider: 'google', token: await tokenOf({ aud: 'another' }) };
  await call('loginWithIdentityProvider: wrong', LOGIN, { input: bad });
  const wrong = { provider: secret('provider-with-a-secret'), token: secret('not-a-token-at-all') };
  await call('loginWithIdentityProvider: unknown', LOGIN, { input: wrong });

  const another = { provider: 'google', token: await tokenOf({}), nonce: undefined };
  const { linkIdentity } = await call('linkIdentity', LINK, { input: another }, bearer);
  await call('linkIdentity: wrong', LINK, { input: bad }, bearer);
  await call('unlinkIdentity', UNLINK, { id: linkIdentity.externalIdentity.id }, bearer);

  const BEGIN = 'mutation ($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code } }';
  const COMPLETE =
    'mutation ($code: String!) { completeIdentityLink(code: $code) { externalIdentity { id } } }';
  const begun = await call('beginIdentityLink', BEGIN, { input: { provider: 'google' } }, bearer);
  secret(begun.beginIdentityLink.code);
  await call('completeIdentityLink: wrong', COMPLETE, { code: begun.beginIdentityLink.code }, bearer);

  const { createHandoff } = await call('createHandoff', HANDOFF, { id: 1 }, bearer);
  secret(createHandoff.code);
  await call('redeemHandoff', REDEEM, { code: createHandoff.code });
  await call('redeemHandoff: again', REDEEM, { code: createHandoff.code });
  await openId.stop();
}
