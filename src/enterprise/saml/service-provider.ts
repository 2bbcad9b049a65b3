import { SAML } from '@node-saml/node-saml';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { connectionUrls } from '../connections/names.ts';

type Saml = Pick<EnterpriseConnection, 'id' | 'issuer' | 'loginUrl' | 'certificates'>;

/** Gatehouse as the service provider of a connection. Each connection has its own entity id. */
export function serviceProvider(
  runtime: Pick<Runtime, 'issuer'>,
  { id, issuer, loginUrl, certificates }: Saml,
  requestId = '',
): SAML {
  const { samlEntityId, samlAcsUrl } = connectionUrls(runtime, id);
  return new SAML({
    issuer: samlEntityId,
    callbackUrl: samlAcsUrl,
    audience: samlEntityId,
    idpIssuer: issuer,
    idpCert: certificates.map(
      (certificate) => `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    ),
    entryPoint: loginUrl ?? '',
    generateUniqueId: () => requestId,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    // Only the signature of the assertion is required, because many providers sign nothing else.
    wantAuthnResponseSigned: false,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    // `readAssertion` checks the times, with the clock of the service.
    acceptedClockSkewMs: -1,
  });
}

/** The metadata of the service provider, for the administrators of the company (SAML 2.0 Metadata §2.4.4). */
export function serviceProviderMetadata(runtime: Pick<Runtime, 'issuer'>, id: number): string {
  const { samlEntityId } = connectionUrls(runtime, id);
  const none = { id, issuer: samlEntityId, loginUrl: null, certificates: [UNUSED] };
  return serviceProvider(runtime, none, `_${id}`).generateServiceProviderMetadata(null, null);
}

/** The library requires a certificate even to make the metadata, which need none. */
const UNUSED = 'AAAA';
