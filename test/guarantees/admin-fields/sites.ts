import { randomUUID } from 'node:crypto';
import { setUpDisqus } from '../../customers/disqus/scene.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const turnstile = {
  provider: 'TURNSTILE',
  siteKey: 'site-key',
  secret: 'secret-of-the-widget',
  operations: ['REGISTER'],
};
const google = { name: 'google', kind: 'GOOGLE', clientId: 'client', secret: 'secret of the provider' };

export const adminFields: Record<string, AdminField> = {
  sites: { least: 'SUPPORT', document: '{ sites { id name identityProviders { name hasSecret } } }' },
  sitesConnection: { least: 'SUPPORT', document: '{ sitesConnection { edges { node { id name } } } }' },
  siteSettings: {
    least: 'SUPPORT',
    document: 'query ($id: ID!) { siteSettings(id: $id) { id name } }',
    variables: ({ siteId }) => ({ id: siteId }),
    missing: { id: NO_ID },
  },
  createSite: {
    least: 'ADMIN',
    document: 'mutation ($slug: String!) { createSite(slug: $slug) { id slug } }',
    variables: () => ({ slug: `site-${randomUUID()}` }),
  },
  updateSite: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { id name } }',
    variables: ({ siteId, mark }) => ({ id: siteId, settings: { name: `${mark} ${randomUUID()}` } }),
    missing: { id: NO_ID },
  },
  setSiteLogo: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }',
    variables: ({ siteId }) => ({ siteId, base64: pngLogo().toString('base64') }),
    missing: { siteId: NO_ID },
  },
  removeSiteLogo: {
    least: 'ADMIN',
    document: 'mutation ($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }',
    variables: async ({ siteId, server }: Scene) => {
      const logo = { hash: 'a'.repeat(64), kind: 'png', width: 120, height: 40, updatedAt: new Date() };
      const content = new Uint8Array(pngLogo());
      await server.gatehouse.prisma.siteLogo.upsert({
        where: { siteId },
        create: { siteId, ...logo, content },
        update: logo,
      });
      return { siteId };
    },
    missing: { siteId: NO_ID },
  },
  setBotProtection: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $input: BotProtectionInput!) { setBotProtection(siteId: $siteId, input: $input) { siteKey } }',
    variables: ({ siteId }) => ({ siteId, input: turnstile }),
    missing: { siteId: NO_ID },
  },
  removeBotProtection: {
    least: 'ADMIN',
    document: 'mutation ($siteId: ID!) { removeBotProtection(siteId: $siteId) { siteKey } }',
    variables: async ({ siteId, server }: Scene) => {
      await protect(server, { siteId });
      return { siteId };
    },
    missing: { siteId: NO_ID },
  },
  setDisqusKeys: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $input: DisqusKeysInput!) { setDisqusKeys(siteId: $siteId, input: $input) { publicKey } }',
    variables: ({ siteId }) => ({ siteId, input: { publicKey: 'key', secret: 'secret-of-the-comments' } }),
    missing: { siteId: NO_ID },
  },
  removeDisqusKeys: {
    least: 'ADMIN',
    document: 'mutation ($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }',
    variables: async ({ siteId, server }: Scene) => {
      await setUpDisqus(server, siteId);
      return { siteId };
    },
    missing: { siteId: NO_ID },
  },
  setIdentityProvider: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $siteId, input: $input) { id } }',
    variables: ({ siteId }) => ({ siteId, input: google }),
    missing: { siteId: NO_ID },
  },
  identityProviderRedirectUri: {
    least: 'SUPPORT',
    document: 'query ($name: String!) { identityProviderRedirectUri(name: $name) }',
    variables: () => ({ name: 'company' }),
  },
  identityProviderTest: {
    least: 'ADMIN',
    document: 'query ($id: ID!) { identityProviderTest(id: $id) { email } }',
    // A test belongs to one session, see `provider-test.test.ts`.
    variables: () => ({ id: randomUUID() }),
  },
  beginIdentityProviderTest: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $name: String!) { beginIdentityProviderTest(siteId: $siteId, name: $name) { url } }',
    variables: async ({ siteId, server }: Scene) => {
      const where = { siteId_name: { siteId, name: 'apple' } };
      const apple = { siteId, name: 'apple', kind: 'APPLE', clientId: 'client' } as const;
      await server.gatehouse.prisma.identityProvider.upsert({ where, create: apple, update: {} });
      return { siteId, name: 'apple' };
    },
    missing: { siteId: NO_ID },
  },
  removeIdentityProvider: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $name: String!) { removeIdentityProvider(siteId: $siteId, name: $name) { id } }',
    variables: async ({ siteId, server }: Scene) => {
      const name = `openid-${randomUUID().slice(0, 8)}`;
      await server.gatehouse.prisma.identityProvider.create({
        data: { siteId, name, kind: 'OPENID', clientId: 'client', issuer: 'https://issuer.example' },
      });
      return { siteId, name };
    },
    missing: { siteId: NO_ID },
  },
};

export const otherFields = ['site', 'disqusLogin'];
