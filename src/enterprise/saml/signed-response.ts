import { ASSERTION, PROTOCOL, SIGNATURE } from './namespaces.ts';
import { SIGNATURE_HASHES } from './signed-info.ts';
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

/** The maximum length of a response in base64. */
export const MAX_RESPONSE_CHARACTERS = 262_144;

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/**
 * The accepted algorithms of signatures: no SHA-1, no HMAC, no comments, and no transforms that rewrite the document.
 */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  SignatureMethod: Object.keys(SIGNATURE_HASHES),
  DigestMethod: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  CanonicalizationMethod: [EXCLUSIVE],
  Transform: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE],
};

/** The values that the response around an assertion must have. The signed assertion repeats the important ones. */
export type Expected = { requestId: string; acsUrl: string; issuer: string };

/** A response whose form was checked. */
export type WellFormed = {
  xml: string;
  /** The signature of the assertion. */
  signature: Element;
};

/** A response whose status is not a success, such as when the person or the company declined. */
export class SamlRefusal extends Error {}

/**
 * Checks the form of a response before its signatures are verified: one response with one assertion as its child, one
 * signature of that assertion, and no algorithm that is weak or unusual.
 * @param encoded the parameter SAMLResponse
 * @throws XmlProblem; SamlRefusal
 */
export function requireWellFormedResponse(encoded: string, expected: Expected): WellFormed {
  const base64 = encoded.replace(/\s+/g, '');
  if (base64.length > MAX_RESPONSE_CHARACTERS || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new XmlProblem('The parameter SAMLResponse is not base64, or too long.');
  }
  const xml = Buffer.from(base64, 'base64').toString('utf8');
  const response = parseXml(xml);
  if (!isNamed(response, PROTOCOL, 'Response')) throw new XmlProblem('The document is not a Response.');
  requireEnvelope(response, expected);
  const assertions = descendantsOf(response, ASSERTION, 'Assertion');
  const [assertion] = childrenOf(response, ASSERTION, 'Assertion');
  if (!assertion || assertions.length !== 1 || anyNamed(response, 'Assertion') !== 1) {
    throw new XmlProblem('The response must have one assertion, as a child.');
  }
  if (anyNamed(response, 'EncryptedAssertion') > 0)
    throw new XmlProblem('Encrypted assertions are not supported.');
  return { xml, signature: requireSignatures(response, assertion) };
}

/** @throws XmlProblem; SamlRefusal */
function requireEnvelope(response: Element, { requestId, acsUrl, issuer }: Expected): void {
  const status = onlyChild(onlyChild(response, PROTOCOL, 'Status'), PROTOCOL, 'StatusCode');
  const code = attributeOf(status, 'Value') ?? '';
  if (code !== SUCCESS) throw new SamlRefusal(code.slice(-100));
  if (attributeOf(response, 'Version') !== '2.0') throw new XmlProblem('The version is not 2.0.');
  if (attributeOf(response, 'InResponseTo') !== requestId) {
    throw new XmlProblem('The response does not answer the request of this login.');
  }
  const destination = attributeOf(response, 'Destination');
  if (destination !== null && destination !== acsUrl)
    throw new XmlProblem('The response is for another destination.');
  const [sender, another] = childrenOf(response, ASSERTION, 'Issuer');
  if (another || (sender && textOf(sender) !== issuer))
    throw new XmlProblem('The response is from another issuer.');
}

/**
 * Requires one signature in the assertion, at most one in the response, and none elsewhere.
 * @returns the signature of the assertion
 */
function requireSignatures(response: Element, assertion: Element): Element {
  const [signature, another] = childrenOf(assertion, SIGNATURE, 'Signature');
  const ofResponse = childrenOf(response, SIGNATURE, 'Signature');
  if (!signature || another) throw new XmlProblem('The assertion must have exactly one signature.');
  if (ofResponse.length > 1 || anyNamed(response, 'Signature') !== 1 + ofResponse.length) {
    throw new XmlProblem('The response has an unexpected signature.');
  }
  requireSignatureOf(assertion, signature);
  if (ofResponse[0]) requireSignatureOf(response, ofResponse[0]);
  const ids = [response, ...descendantsOf(response, '*', '*')].flatMap((element) =>
    ['ID', 'Id', 'id'].map((name) => attributeOf(element, name)).filter((id) => id !== null),
  );
  if (new Set(ids).size !== ids.length) throw new XmlProblem('Two elements have the same id.');
  return signature;
}

/** Requires that a signature covers its parent and nothing else, and uses only accepted algorithms. */
function requireSignatureOf(parent: Element, signature: Element): void {
  const info = onlyChild(signature, SIGNATURE, 'SignedInfo');
  const reference = onlyChild(info, SIGNATURE, 'Reference');
  const id = attributeOf(parent, 'ID') ?? '';
  if (!/^[A-Za-z_][\w.-]*$/.test(id) || attributeOf(reference, 'URI') !== `#${id}`) {
    throw new XmlProblem('The signature does not cover its parent.');
  }
  if (anyNamed(signature, 'Object') > 0) throw new XmlProblem('The signature contains an object.');
  for (const [name, accepted] of Object.entries(ALGORITHMS)) {
    const methods = descendantsOf(signature, '*', name);
    const isAccepted = (method: Element) => accepted.includes(attributeOf(method, 'Algorithm') ?? '');
    if (methods.length === 0 || !methods.every(isAccepted)) {
      throw new XmlProblem(`The algorithm of ${name} is not accepted.`);
    }
  }
}

/** Counts the elements with a local name, in any namespace. */
function anyNamed(element: Element, name: string): number {
  return descendantsOf(element, '*', name).length;
}
