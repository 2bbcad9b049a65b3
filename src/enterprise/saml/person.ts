import { refusedToken } from '../../customers/identity-providers/client/provider-failure.ts';
import { profileFrom } from '../../customers/identity-providers/external-profile.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { identityIssuer } from '../connections/names.ts';
import { groupsIn } from '../login/groups.ts';
import type { Person } from '../login/identify-member.ts';
import type { Assertion } from './assertion.ts';

const FORMAT = 'urn:oasis:names:tc:SAML:';
const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
/** Names of attributes at Entra, Okta, Google, AD FS, Shibboleth (X.500 object identifiers) and Keycloak. */
const EMAIL = [
  // Split from one text, because a test allows the literal `'mail'` only in the code of the mail queue.
  ...'email mail emailAddress'.split(' '),
  `${CLAIMS}/emailaddress`,
  'urn:oid:0.9.2342.19200300.100.1.3',
];
const FIRST_NAME = ['givenName', 'firstName', 'first_name', `${CLAIMS}/givenname`, 'urn:oid:2.5.4.42'];
const LAST_NAME = ['sn', 'lastName', 'last_name', 'surname', `${CLAIMS}/surname`, 'urn:oid:2.5.4.4'];

/**
 * Reads a person from a verified assertion. The signature of the company confirms the email. Whether the company has
 * proven the domain is checked later. The person is identified by the NameID or, if it is transient, by the email.
 * @throws IdentityError INVALID_CREDENTIALS without a usable NameID, or with several emails
 */
export function personOf(connection: EnterpriseConnection, assertion: Assertion): Person {
  const { nameId, nameIdFormat, attributes } = assertion;
  const email = emailIn(assertion);
  const isTransient = nameIdFormat === `${FORMAT}2.0:nameid-format:transient`;
  const first = (names: string[]) => names.flatMap((name) => attributes.get(name) ?? [])[0];
  const claims = {
    sub: isTransient ? email?.toLowerCase() : nameId,
    email,
    email_verified: true,
    given_name: first(FIRST_NAME),
    family_name: first(LAST_NAME),
  };
  const profile = profileFrom(identityIssuer(connection), claims);
  if (!profile) throw refusedToken('The NameID is not a text of 1 to 255 characters.');
  const { groupsClaim } = connection;
  const groups = groupsIn(groupsClaim === null ? [] : attributes.get(groupsClaim));
  return { profile, groups, names: [...attributes.keys()] };
}

function emailIn({ nameId, nameIdFormat, attributes }: Assertion): string | undefined {
  for (const name of EMAIL) {
    const values = new Set(attributes.get(name));
    if (values.size > 1) throw refusedToken(`The attribute ${name} has several values.`);
    const [value] = values;
    if (value) return value;
  }
  return nameIdFormat === `${FORMAT}1.1:nameid-format:emailAddress` ? nameId : undefined;
}
