import { randomUUID } from 'node:crypto';
import { pngLogo } from '../../support/png-logo.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const google = { name: 'google', kind: 'GOOGLE', clientId: 'client', secret: 'secret of the provider' };

export const adminFields: Record<string, AdminField> = {
  sites: { least: 'SUPPORT', document: '{ sites { id name identityProviders { name hasSecret } } }' },
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
  setIdentityProvider: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $siteId, input: $input) { id } }',
    variables: ({ siteId }) => ({ siteId, input: google }),
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

export const otherFields = ['site'];
