import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { atEnd } from './at-end.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** A private key with its certificate. */
export type SigningPair = { key: string; certificate: string };

/** Makes an RSA key with a self-signed certificate. */
export function makeSigningPair(): SigningPair {
  const folder = temporaryFolder();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=company'];
  execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
}

/** A request as a provider reads it. */
export type SamlRequest = { id: string; issuer: string; acsUrl: string; relayState: string };

/** Reads a request from the URL to which Gatehouse sends a browser. */
export function readRequest(location: string): SamlRequest {
  const url = new URL(location);
  const encoded = url.searchParams.get('SAMLRequest') ?? '';
  const xml = inflateRawSync(Buffer.from(encoded, 'base64')).toString('utf8');
  const request = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  return {
    id: request.getAttribute('ID') ?? '',
    issuer: request.getElementsByTagName('saml:Issuer')[0]?.textContent ?? '',
    acsUrl: request.getAttribute('AssertionConsumerServiceURL') ?? '',
    relayState: url.searchParams.get('RelayState') ?? '',
  };
}

/** The content of a response. Every member except `now` has a valid default. */
export type ResponseOptions = {
  email?: string;
  /** The content of the NameID, as XML. */
  nameId?: string;
  format?: string;
  audience?: string;
  recipient?: string;
  destination?: string;
  inResponseTo?: string;
  assertionInResponseTo?: string;
  issuer?: string;
  now: Date;
  /** The end of the validity, in seconds from `now`. */
  endsIn?: number;
  startsIn?: number;
  attributes?: Record<string, string[]>;
  status?: string;
  /** Further XML in the assertion. */
  extra?: string;
};

const at = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1_000).toISOString();

/** An assertion without a signature. */
export function assertionXml(
  request: SamlRequest,
  entityId: string,
  options: ResponseOptions,
  id = `_${randomUUID()}`,
) {
  const { now, endsIn = 300, startsIn = -60, email = 'ann@company.example' } = options;
  const nameId = options.nameId ?? email;
  const format = options.format ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
  const attributes = Object.entries({ givenName: ['Ann'], ...options.attributes }).map(
    ([name, values]) =>
      `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  );
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(now, Math.min(0, endsIn - 1))}">` +
    `<saml:Issuer>${options.issuer ?? entityId}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${format}">${nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData InResponseTo="${options.assertionInResponseTo ?? request.id}" NotOnOrAfter="${at(now, endsIn)}" Recipient="${options.recipient ?? request.acsUrl}"/>` +
    `</saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(now, startsIn)}" NotOnOrAfter="${at(now, endsIn)}">` +
    `<saml:AudienceRestriction><saml:Audience>${options.audience ?? request.issuer}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(now, 0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>${options.extra ?? ''}` +
    `</saml:Assertion>`
  );
}

/** A response around an assertion. */
export function responseXml(
  request: SamlRequest,
  entityId: string,
  options: ResponseOptions,
  content: string,
  id = `_${randomUUID()}`,
) {
  const status = options.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="${at(options.now, 0)}" Destination="${options.destination ?? request.acsUrl}" InResponseTo="${options.inResponseTo ?? request.id}">` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${options.issuer ?? entityId}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${content}</samlp:Response>`
  );
}

/** The algorithms of a signature, and a certificate to include in it. */
export type SigningOptions = { algorithm?: string; digest?: string; withCertificate?: string };

/** Signs the assertion or the response in an XML document. The signature follows the issuer of that element. */
export function signXml(
  xml: string,
  element: 'Assertion' | 'Response',
  { key }: { key: string },
  { algorithm = RSA_SHA256, digest = SHA256, withCertificate }: SigningOptions = {},
): string {
  const xpath = `//*[local-name(.)='${element}']`;
  const signature = new SignedXml({
    privateKey: key,
    signatureAlgorithm: algorithm,
    canonicalizationAlgorithm: EXC,
  });
  if (algorithm.includes('hmac')) signature.enableHMAC();
  if (withCertificate) {
    const base64 = withCertificate.replace(/-----[^-]+-----|\s/g, '');
    signature.getKeyInfoContent = () =>
      `<X509Data xmlns="${SIG}"><X509Certificate>${base64}</X509Certificate></X509Data>`;
  }
  signature.addReference({
    xpath,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXC],
    digestAlgorithm: digest,
  });
  const location = { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' } as const;
  signature.computeSignature(xml, { location });
  return signature.getSignedXml();
}

/** The metadata of a provider. */
export function metadataXml(
  entityId: string,
  loginUrl: string,
  pairs: readonly { certificate: string }[],
): string {
  const keys = pairs.map(
    ({ certificate }) =>
      `<KeyDescriptor use="signing"><KeyInfo xmlns="${SIG}"><X509Data><X509Certificate>${certificate.replace(/-----[^-]+-----/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">` +
    `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.join('')}` +
    `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${loginUrl}"/>` +
    `</IDPSSODescriptor></EntityDescriptor>`
  );
}

/** A SAML provider on this machine, which serves its metadata. */
export async function startSamlProvider(pair: SigningPair, entityId?: string) {
  const state = { pairs: [pair], metadata: null as string | null, requests: 0 };
  const server = createServer((_request, response) => {
    state.requests += 1;
    const xml = state.metadata ?? metadataXml(own, `${url}/sso`, state.pairs);
    response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(xml);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = entityId ?? `${url}/metadata`;
  return {
    entityId: own,
    metadataUrl: `${url}/metadata`,
    state,
    /** A valid response: a signed assertion in an unsigned response. */
    respond(request: SamlRequest, options: ResponseOptions, signing: SigningOptions = {}): string {
      const response = responseXml(request, own, options, assertionXml(request, own, options));
      return signXml(response, 'Assertion', state.pairs.at(-1) as SigningPair, signing);
    },
  };
}
export type SamlProvider = Awaited<ReturnType<typeof startSamlProvider>>;
