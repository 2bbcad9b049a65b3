import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { callingPartner } from '../access/tokens/calling-partner.ts';
import { knownCustomers } from '../customers/customer/known-customers.ts';
import { idOf } from '../lib/ids.ts';
import { invalidField } from '../platform/errors.ts';
import type { Context } from '../schema-core/context.ts';

/**
 * The subgraph of Apollo Federation 2 (https://www.apollographql.com/docs/federation/subgraph-spec). It is a separate
 * schema, so that the API does not change. It contains only ids, so that a gateway gets no personal data.
 */
const TYPES = `type Query {
  """The customer of the access token. Null without a token."""
  me: Customer
}

"""A customer of the account. Other subgraphs add their fields by the id of the customer."""
type Customer @key(fields: "id") {
  id: ID!
}
`;

/** The SDL for the composition of a gateway. */
export const SUBGRAPH_SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

${TYPES}`;

const MACHINERY = `
directive @key(fields: String!) on OBJECT
scalar _Any
union _Entity = Customer
type _Service { sdl: String! }
extend type Query {
  _service: _Service!
  _entities(representations: [_Any!]!): [_Entity]!
}
`;

const MAX_REPRESENTATIONS = 1_000;

type Entity = { __typename: 'Customer'; id: string };
type Fields = Record<string, (root: unknown, args: Record<string, unknown>, context: Context) => unknown>;

const FIELDS: Fields = {
  _service: () => ({ sdl: SUBGRAPH_SDL }),
  me: async (_root, _args, context) =>
    context.bearerToken === null ? null : customer((await context.bearer()).customer.id),
  _entities: (_root, { representations }, context) => entities(representations as unknown[], context),
};

/**
 * Resolves customers: with an access token only the customer of the token, for a partner the customers of the account.
 * @returns null for every other customer, and for an id that no customer has
 * @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED or TOKEN_REVOKED without valid credentials; VALIDATION_FAILED
 *   for a representation of another type, and for more than 1,000 representations; RATE_LIMITED
 */
async function entities(representations: readonly unknown[], context: Context): Promise<(Entity | null)[]> {
  if (representations.length > MAX_REPRESENTATIONS) {
    throw invalidField('representations', `A request may have up to ${MAX_REPRESENTATIONS} representations.`);
  }
  const ids = representations.map(idOfRepresentation);
  const known = await knownToCaller(ids, context);
  return ids.map((id) => (known.has(id) ? customer(id) : null));
}

async function knownToCaller(ids: readonly number[], context: Context): Promise<ReadonlySet<number>> {
  const { runtime, hasPartnerCredentials, clientCredentials, requestInfo } = context;
  if (!hasPartnerCredentials) return new Set([(await context.bearer()).customer.id]);
  const { state } = await callingPartner(runtime, clientCredentials, runtime.clock());
  const counting = runtime.verdictLimits.countPartner(state, ids.length);
  if (counting) requestInfo.outcome.rateLimit = await counting;
  return knownCustomers(runtime.prisma, state.accountId, ids);
}

function customer(id: number): Entity {
  return { __typename: 'Customer', id: String(id) };
}

/** @returns 0, which no customer has, for a text that is not an id */
function idOfRepresentation(representation: unknown): number {
  const { __typename: type, id } = (representation ?? {}) as Readonly<Record<string, unknown>>;
  if (type !== 'Customer') {
    throw invalidField('representations', 'The __typename of a representation must be Customer.');
  }
  return typeof id === 'string' || typeof id === 'number' ? idOf(id) : 0;
}

function createSubgraph(): GraphQLSchema {
  const schema = buildSchema(`${TYPES}${MACHINERY}`);
  const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
  for (const [name, resolve] of Object.entries(FIELDS)) {
    const field = fields[name];
    if (!field) throw new Error(`The subgraph has no field ${name}.`);
    field.resolve = resolve as NonNullable<typeof field.resolve>;
  }
  return schema;
}

export const subgraph = createSubgraph();
