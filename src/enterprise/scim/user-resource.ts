import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { scimUrl } from './scim-token.ts';
import { isActive, type User } from './user.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** A user in the form of RFC 7643 §4.1. Its id is that of the customer. */
export function userResource(
  runtime: Pick<Runtime, 'issuer'>,
  { id: connectionId }: Pick<EnterpriseConnection, 'id'>,
  user: User,
) {
  const { customer, said } = user;
  const { id, email, firstName, lastName, displayName } = customer;
  const formatted = [firstName, lastName].filter((name) => name !== null).join(' ');
  const changedAt = [customer.updatedAt, ...(said ? [said.updatedAt] : [])];
  return {
    schemas: [USER_SCHEMA],
    id: String(id),
    ...(said?.externalId != null && { externalId: said.externalId }),
    userName: said?.userName ?? email,
    ...(formatted !== '' && {
      name: {
        formatted,
        ...(firstName !== null && { givenName: firstName }),
        ...(lastName !== null && { familyName: lastName }),
      },
    }),
    ...(displayName !== null && { displayName }),
    emails: [{ value: email, type: 'work', primary: true }],
    active: isActive(user),
    meta: {
      resourceType: 'User',
      created: customer.createdAt.toISOString(),
      lastModified: new Date(Math.max(...changedAt.map(Number))).toISOString(),
      location: `${scimUrl(runtime, connectionId)}/Users/${id}`,
    },
  };
}

/** RFC 7644 §3.4.2. */
export function listResponse(resources: readonly object[], total = resources.length, startIndex = 1) {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
