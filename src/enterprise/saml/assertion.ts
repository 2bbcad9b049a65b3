import { addSeconds } from '../../lib/clock.ts';
import { ASSERTION } from './namespaces.ts';
import { attributeOf, childrenOf, isNamed, onlyChild, parseXml, textOf, XmlProblem } from './xml.ts';

/** The content of an assertion about a person. */
export type Assertion = {
  nameId: string;
  nameIdFormat: string | null;
  /** The values of each attribute. */
  attributes: ReadonlyMap<string, string[]>;
};

/** The values that an assertion must match. */
export type Addressee = { requestId: string; acsUrl: string; entityId: string; issuer: string; now: Date };

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
/** How far the clocks of both sides may differ. */
const SKEW_SECONDS = 60;
/** The maximum age of an assertion, even if its own window is longer. */
const MAX_AGE_SECONDS = 600;
const MAX_ATTRIBUTES = 500;

/**
 * Reads an assertion whose signature was verified, and checks that it is for this login (SAML 2.0 Profiles §4.1.4.3).
 * @param xml only the signed bytes
 * @throws XmlProblem
 */
export function readAssertion(xml: string, addressee: Addressee): Assertion {
  const assertion = parseXml(xml);
  if (!isNamed(assertion, ASSERTION, 'Assertion'))
    throw new XmlProblem('The signed element is not an assertion.');
  const { issuer, now } = addressee;
  if (attributeOf(assertion, 'Version') !== '2.0') throw new XmlProblem('The version is not 2.0.');
  if (textOf(onlyChild(assertion, ASSERTION, 'Issuer')) !== issuer) {
    throw new XmlProblem('The assertion is from another issuer.');
  }
  const issuedAt = timeIn(assertion, 'IssueInstant');
  if (!issuedAt || issuedAt > addSeconds(now, SKEW_SECONDS) || issuedAt < addSeconds(now, -MAX_AGE_SECONDS)) {
    throw new XmlProblem('The assertion was not issued recently.');
  }
  const subject = onlyChild(assertion, ASSERTION, 'Subject');
  requireConfirmation(subject, addressee);
  requireConditions(onlyChild(assertion, ASSERTION, 'Conditions'), addressee);
  if (childrenOf(assertion, ASSERTION, 'AuthnStatement').length === 0) {
    throw new XmlProblem('The assertion has no AuthnStatement.');
  }
  const nameId = onlyChild(subject, ASSERTION, 'NameID');
  return {
    nameId: textOf(nameId),
    nameIdFormat: attributeOf(nameId, 'Format'),
    attributes: attributesIn(assertion),
  };
}

/** Requires a bearer confirmation for this login. It must have `NotOnOrAfter`, or it would be valid forever. */
function requireConfirmation(subject: Element, { requestId, acsUrl, now }: Addressee): void {
  const isConfirmed = childrenOf(subject, ASSERTION, 'SubjectConfirmation')
    .filter((confirmation) => attributeOf(confirmation, 'Method') === BEARER)
    .flatMap((confirmation) => childrenOf(confirmation, ASSERTION, 'SubjectConfirmationData'))
    .some(
      (data) =>
        attributeOf(data, 'Recipient') === acsUrl &&
        attributeOf(data, 'InResponseTo') === requestId &&
        timeIn(data, 'NotBefore') === null &&
        isBeforeEnd(data, now),
    );
  if (!isConfirmed) throw new XmlProblem('The assertion has no confirmation for this login, or has expired.');
}

function requireConditions(conditions: Element, { entityId, now }: Addressee): void {
  const notBefore = timeIn(conditions, 'NotBefore');
  if (notBefore && notBefore > addSeconds(now, SKEW_SECONDS))
    throw new XmlProblem('The assertion is not valid yet.');
  if (!isBeforeEnd(conditions, now)) throw new XmlProblem('The assertion has expired.');
  const restrictions = childrenOf(conditions, ASSERTION, 'AudienceRestriction');
  const names = (restriction: Element) => childrenOf(restriction, ASSERTION, 'Audience').map(textOf);
  if (restrictions.length === 0 || !restrictions.every((each) => names(each).includes(entityId))) {
    throw new XmlProblem('The assertion is for another audience.');
  }
}

function isBeforeEnd(element: Element, now: Date): boolean {
  const end = timeIn(element, 'NotOnOrAfter');
  return end !== null && now < addSeconds(end, SKEW_SECONDS);
}

/** @throws XmlProblem for a text that is not a time with a zone */
function timeIn(element: Element, name: string): Date | null {
  const text = attributeOf(element, name);
  if (text === null) return null;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(isTime ? text : Number.NaN);
  if (Number.isNaN(time.getTime())) throw new XmlProblem(`${name} is not a time.`);
  return time;
}

function attributesIn(assertion: Element): Map<string, string[]> {
  const attributes = new Map<string, string[]>();
  const elements = childrenOf(assertion, ASSERTION, 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, ASSERTION, 'Attribute'),
  );
  for (const element of elements.slice(0, MAX_ATTRIBUTES)) {
    const name = attributeOf(element, 'Name') ?? '';
    // A value may be an element, such as a NameID. Such values are not used.
    const values = childrenOf(element, ASSERTION, 'AttributeValue').flatMap((value) =>
      value.getElementsByTagName('*').length === 0 ? [textOf(value)] : [],
    );
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  }
  return attributes;
}
