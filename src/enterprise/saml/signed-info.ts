import { verify, X509Certificate } from 'node:crypto';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { SIGNATURE } from './namespaces.ts';
import { attributeOf, descendantsOf, onlyChild, textOf, XmlProblem } from './xml.ts';

/** The algorithms of signatures that are accepted, with their hashes. */
export const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};

/** A usual `SignedInfo` has eight elements, or a few more with lists of prefixes. */
const MAX_ELEMENTS = 20;

/**
 * Requires that one of the keys has signed the `SignedInfo` of a signature (XML Signature §3.2.2). The digest of the
 * referenced element is compared only after this check, because anyone can send a large document, whose digest takes
 * half a second.
 * @param signature a signature whose form was checked
 * @param certificates in base64 of DER
 * @throws XmlProblem
 */
export function requireSignedInfo(signature: Element, certificates: readonly string[]): void {
  const info = onlyChild(signature, SIGNATURE, 'SignedInfo');
  if (descendantsOf(info, '*', '*').length > MAX_ELEMENTS)
    throw new XmlProblem('The SignedInfo is too long.');
  const method = attributeOf(onlyChild(info, SIGNATURE, 'SignatureMethod'), 'Algorithm') ?? '';
  const canonical = Buffer.from(String(new ExclusiveCanonicalization().process(info, {})));
  const value = Buffer.from(textOf(onlyChild(signature, SIGNATURE, 'SignatureValue')), 'base64');
  const isSigned = certificates.some((certificate) => {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    return verify(SIGNATURE_HASHES[method], canonical, publicKey, value);
  });
  if (!isSigned) throw new XmlProblem('The signature is of another key.');
}
