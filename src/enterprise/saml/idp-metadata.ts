import { X509Certificate } from 'node:crypto';
import { failureReason, isAcceptableUrl, type Outgoing } from '../../lib/outgoing.ts';
import { METADATA, SIGNATURE } from './namespaces.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  isNamed,
  onlyChild,
  parseXml,
  textOf,
  XmlProblem,
} from './xml.ts';

/** What Gatehouse needs to know about a SAML identity provider. */
export type IdpMetadata = {
  /** The entity id. */
  issuer: string;
  /** The URL to which a browser takes the request (HTTP-Redirect binding). */
  loginUrl: string;
  /** The certificates that may sign assertions, in base64 of DER. */
  certificates: string[];
};

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const MAX_CERTIFICATES = 10;
const MAX_ENTITY_ID = 1_024;
const MIN_RSA_BITS = 2_048;

/**
 * Reads the metadata of an identity provider (SAML 2.0 Metadata §2.4.3).
 * @param text one EntityDescriptor
 * @param environment decides whether a login URL without TLS is accepted
 * @throws XmlProblem
 */
export function readIdpMetadata(text: string, environment: string, now: Date): IdpMetadata {
  const entity = parseXml(text);
  if (!isNamed(entity, METADATA, 'EntityDescriptor')) {
    throw new XmlProblem('The metadata must be one EntityDescriptor.');
  }
  const issuer = attributeOf(entity, 'entityID') ?? '';
  if (issuer === '' || issuer.length > MAX_ENTITY_ID)
    throw new XmlProblem('The entityID is missing or too long.');
  const provider = onlyChild(entity, METADATA, 'IDPSSODescriptor');
  for (const element of [entity, provider]) requireCurrent(attributeOf(element, 'validUntil'), now);
  const [loginUrl] = childrenOf(provider, METADATA, 'SingleSignOnService')
    .filter((service) => attributeOf(service, 'Binding') === REDIRECT)
    .map((service) => attributeOf(service, 'Location') ?? '');
  if (!loginUrl || !isAcceptableUrl(loginUrl, environment)) {
    throw new XmlProblem('The metadata need a SingleSignOnService for HTTP-Redirect with an https URL.');
  }
  const certificates = childrenOf(provider, METADATA, 'KeyDescriptor')
    .filter((key) => ['signing', null].includes(attributeOf(key, 'use')))
    .flatMap((key) => descendantsOf(key, SIGNATURE, 'X509Certificate'))
    .map((certificate) => requireCertificate(textOf(certificate)));
  const unique = [...new Set(certificates)];
  if (unique.length === 0) throw new XmlProblem('The metadata have no certificate for signatures.');
  if (unique.length > MAX_CERTIFICATES) throw new XmlProblem('The metadata have too many certificates.');
  return { issuer, loginUrl, certificates: unique };
}

/** @throws XmlProblem if there is no answer, or the answer is not metadata */
export async function fetchIdpMetadata(
  outgoing: Outgoing,
  url: string,
  environment: string,
  now: Date,
): Promise<IdpMetadata> {
  let text: string;
  try {
    const response = await outgoing(url, {
      headers: { accept: 'application/samlmetadata+xml, application/xml' },
    });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    text = await response.text();
  } catch (error) {
    throw new XmlProblem(`The metadata cannot be fetched (${failureReason(error)}).`);
  }
  return readIdpMetadata(text, environment, now);
}

function requireCurrent(validUntil: string | null, now: Date): void {
  if (validUntil === null) return;
  if (!(new Date(validUntil) > now)) throw new XmlProblem('The metadata have expired.');
}

/** The expiry of a certificate is ignored, because the metadata list the valid keys. */
function requireCertificate(text: string): string {
  const base64 = text.replace(/\s+/g, '');
  try {
    const { publicKey, raw } = new X509Certificate(Buffer.from(base64, 'base64'));
    const { modulusLength = 0 } = publicKey.asymmetricKeyDetails ?? {};
    if (publicKey.asymmetricKeyType === 'rsa' && modulusLength >= MIN_RSA_BITS) return raw.toString('base64');
  } catch {
    throw new XmlProblem('A certificate in the metadata cannot be read.');
  }
  throw new XmlProblem(
    `Each certificate in the metadata must have an RSA key of at least ${MIN_RSA_BITS} bits.`,
  );
}
