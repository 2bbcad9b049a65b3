import { MAX_RESULTS } from './find-users.ts';
import { USER_SCHEMA } from './user-resource.ts';

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
const off = { supported: false };

/** RFC 7643 §5. @param url the address of the SCIM API of a connection */
export function serviceProviderConfig(url: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { ...off, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: off,
    sort: off,
    etag: off,
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'The SCIM token of the connection, in the Authorization header.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${url}/ServiceProviderConfig` },
  };
}

/** RFC 7643 §6. */
export function userResourceType(url: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A customer with an email of a proven domain of the connection.',
    schema: USER_SCHEMA,
    schemaExtensions: [],
    meta: { resourceType: 'ResourceType', location: `${url}/ResourceTypes/User` },
  };
}

const attribute = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

/** RFC 7643 §7: the attributes of a user that are read or shown. All others are ignored. */
export function userSchema(url: string) {
  return {
    schemas: [SCHEMA],
    id: USER_SCHEMA,
    name: 'User',
    description: 'User Account',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('name', {
        type: 'complex',
        subAttributes: [
          attribute('formatted', { mutability: 'readOnly' }),
          attribute('givenName'),
          attribute('familyName'),
        ],
      }),
      attribute('displayName'),
      attribute('active', { type: 'boolean' }),
      attribute('emails', {
        type: 'complex',
        multiValued: true,
        subAttributes: [
          attribute('value', { uniqueness: 'server' }),
          attribute('type', { mutability: 'readOnly' }),
          attribute('primary', { type: 'boolean', mutability: 'readOnly' }),
        ],
      }),
    ],
    meta: { resourceType: 'Schema', location: `${url}/Schemas/${USER_SCHEMA}` },
  };
}
