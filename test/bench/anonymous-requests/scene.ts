import { OAuth2Server } from 'oauth2-mock-server';
import { exchange } from '../../support/http.ts';
import type { Gatehouse } from '../gatehouse.ts';
import type { Stage } from '../stage.ts';
import type { Named } from './request.ts';

/**
 * Turns on the features of a site that can be used without a session, and starts the identity provider of this site.
 * Adds another site, which has a `link`.
 */
export async function prepareSites(stage: Stage, { url, demo }: Gatehouse): Promise<Named> {
  const provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  stage.atEnd(() => provider.stop());
  let token = '';
  const run = async (query: string, variables: object) => {
    const { text } = await exchange(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-site-id': String(demo.siteId),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(`The sites could not be prepared: ${JSON.stringify(errors)}`);
    return data;
  };
  const { collaboratorLogin } = await run(
    'mutation($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }',
    { input: demo.collaborator },
  );
  token = collaboratorLogin.token;
  const { createSite } = await run(
    'mutation { createSite(slug: "linked", settings: { link: "https://pages.example" }) { id } }',
    {},
  );
  await run(
    `mutation($id: ID!, $settings: SiteSettingsInput!, $provider: IdentityProviderInput!) {
      updateSite(id: $id, settings: $settings) { id }
      setIdentityProvider(siteId: $id, input: $provider) { name }
    }`,
    {
      id: String(demo.siteId),
      settings: { passwordlessEnabled: true, secondFactor: 'OPTIONAL', passwordPolicy: 'MODERN' },
      provider: {
        name: 'bench',
        kind: 'OPENID',
        issuer: provider.issuer.url,
        clientId: 'bench',
        secret: 'bench',
      },
    },
  );
  return { siteId: demo.siteId, linkedSiteId: Number(createSite.id), origin: 'http://localhost:3000' };
}
