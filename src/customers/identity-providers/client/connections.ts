import { createOutgoing, type Outgoing } from '../../../lib/outgoing.ts';
import type { IdentityProvider } from '../../../platform/database/client/client.ts';
import type { Settings } from '../../../platform/settings.ts';
import { type OpenIdIssuers, openIdIssuers } from './openid-issuers.ts';

/** The addresses of the public providers. They are settings, so that tests run against local ones. */
export type ProviderAddresses = Settings['identityProviders'];

export type ProviderConnections = ProviderAddresses & {
  environment: string;
  outgoing: Outgoing;
  issuers: OpenIdIssuers;
};

declare module '../../../platform/runtime.ts' {
  interface Runtime {
    identityProviders: ProviderConnections;
  }
}

export function connectProviders({
  environment,
  identityProviders,
}: Pick<Settings, 'environment' | 'identityProviders'>): ProviderConnections {
  const outgoing = createOutgoing({ environment, continuesTrace: true });
  return { ...identityProviders, environment, outgoing, issuers: openIdIssuers(outgoing) };
}

/** A site's provider with its secret, and the issuer that its identities are pinned to. */
export type Provider = Omit<IdentityProvider, 'issuer'> & { secret: string | null; issuer: string };
