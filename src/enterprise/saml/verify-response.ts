import { reasonOf } from '../../customers/identity-providers/client/provider-failure.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { connectionUrls } from '../connections/names.ts';
import type { Person } from '../login/identify-member.ts';
import { readAssertion } from './assertion.ts';
import { personOf } from './person.ts';
import { refreshAfterFailure } from './refresh-metadata.ts';
import { serviceProvider } from './service-provider.ts';
import { requireSignedInfo } from './signed-info.ts';
import { requireWellFormedResponse, SamlRefusal, type WellFormed } from './signed-response.ts';
import { XmlProblem } from './xml.ts';

/** Why a response is refused: the code for the page, and the reason for the collaborators. */
export type SamlFailure = { code: 'ACCESS_DENIED' | 'INVALID_CREDENTIALS'; reason: string };

/**
 * Verifies the response of a SAML provider to the request of one login. The assertion must be signed by the key of a
 * certificate in the provider's metadata. If it is not, the metadata are fetched again (`refreshAfterFailure`), because
 * the company may have a new certificate.
 * @param encoded the parameter SAMLResponse
 * @returns the person, or why the response is refused
 */
export async function verifyResponse(
  runtime: Runtime,
  connection: EnterpriseConnection,
  { encoded, requestId }: { encoded: string; requestId: string },
): Promise<Person | SamlFailure> {
  const named = { provider: companyLoginName(connection.id), accountId: connection.accountId };
  try {
    const { samlAcsUrl: acsUrl, samlEntityId: entityId } = connectionUrls(runtime, connection.id);
    const { issuer } = connection;
    const response = requireWellFormedResponse(encoded, { requestId, acsUrl, issuer });
    const signed = await signedAssertionIn(runtime, connection, response);
    const now = runtime.clock();
    return personOf(connection, readAssertion(signed, { requestId, acsUrl, entityId, issuer, now }));
  } catch (error) {
    if (error instanceof SamlRefusal) {
      runtime.log.info({ ...named, status: error.message }, 'SAML provider declined the login');
      return { code: 'ACCESS_DENIED', reason: reasonOf(error) };
    }
    // Too many nested elements cause a RangeError.
    const isRefused = [XmlProblem, IdentityError, RangeError].some((kind) => error instanceof kind);
    if (!isRefused) throw error;
    const cause = error instanceof IdentityError ? error.cause : error;
    const reason = reasonOf(cause);
    runtime.log.info({ ...named, reason }, 'SAML response refused');
    return { code: 'INVALID_CREDENTIALS', reason };
  }
}

/** Returns the signed bytes of the assertion. Only these bytes are read. */
async function signedAssertionIn(
  runtime: Runtime,
  connection: EnterpriseConnection,
  response: WellFormed,
): Promise<string> {
  try {
    return await verifyWith(runtime, connection, response);
  } catch (error) {
    const refreshed = await refreshAfterFailure(runtime, connection);
    if (!refreshed) throw error;
    return verifyWith(runtime, refreshed, response);
  }
}

/** @throws XmlProblem */
async function verifyWith(
  runtime: Runtime,
  connection: EnterpriseConnection,
  { xml, signature }: WellFormed,
): Promise<string> {
  requireSignedInfo(signature, connection.certificates);
  const SAMLResponse = Buffer.from(xml, 'utf8').toString('base64');
  const provider = serviceProvider(runtime, connection);
  const verified = await provider.validatePostResponseAsync({ SAMLResponse }).catch((error) => {
    throw new XmlProblem(error instanceof Error ? error.message : 'The signature is not valid.');
  });
  const signed = verified.profile?.getAssertionXml?.();
  if (!signed) throw new XmlProblem('The response has no signed assertion.');
  return signed;
}
