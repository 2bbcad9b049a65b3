import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredInputField,
  isScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { printedSchema } from '../../src/cli/print-schema.ts';

/** The part of the schema that clients rely on. No element of it may be removed or changed. */
const contract = buildSchema(/* GraphQL */ `
  scalar DateTime
  scalar JSON
  type Query {
    me: Customer
    validateToken(token: String!): TokenVerdict!
    validateTokens(tokens: [String!]!): [TokenVerdict!]!
  }
  type Mutation {
    register(input: RegisterInput!): AuthPayload!
    login(input: LoginInput!): AuthPayload!
    refresh(refreshToken: String): AuthPayload!
    logout: LogoutPayload!
  }
  type LogoutPayload { customer: Customer! }
  type Session { id: ID! }
  input RegisterInput {
    email: String!
    password: String!
    username: String
    firstName: String
    lastName: String
    displayName: String
    phone: String
    language: String
    metadata: JSON
  }
  input LoginInput { email: String  username: String  password: String! }
  type Customer { id: ID!  email: String! }
  type AuthPayload {
    token: String!
    expiresAt: DateTime!
    refreshToken: String
    refreshTokenExpiresAt: DateTime
    customer: Customer!
    session: Session!
  }
  type TokenVerdict {
    valid: Boolean!
    reason: TokenInvalidReason
    action: TokenAction
    customerId: ID
    siteId: ID
    sessionId: ID
    issuedAt: DateTime
    expiresAt: DateTime
    checkedAt: DateTime!
  }
  enum TokenInvalidReason {
    MALFORMED INVALID_SIGNATURE EXPIRED NOT_YET_VALID REVOKED SUPERSEDED PASSWORD_CHANGED CUSTOMER_DISABLED UNKNOWN
  }
  enum TokenAction { REFRESH REAUTHENTICATE DENY }
`);

const printed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const ours = buildSchema(printed);

describe('schema.graphql', () => {
  test('is generated from the code', () => {
    expect(printedSchema()).toBe(printed);
  });

  test('has every name of the contract, with its type and nullability', () => {
    expect(broken(contract, ours)).toEqual([]);
  });

  test('requires no argument and no input field beyond those of the contract', () => {
    expect(demanded(contract, ours)).toEqual([]);
  });

  test('has no type Node and no query node', () => {
    expect(ours.getType('Node')).toBeUndefined();
    expect(String(ours.getQueryType()?.getFields().node)).toBe('undefined');
  });
});

test('the comparison notices a changed name, type, nullability or value', () => {
  const changes: [string, string][] = [
    ['refreshTokenExpiresAt: DateTime', 'refreshTokenExpiresAt: DateTime!'],
    ['me: Customer', 'me: Customer!'],
    ['CUSTOMER_DISABLED', 'CUSTOMER_GONE'],
    ['email: String!', 'email: String'],
    ['validateToken(token: String!)', 'validateToken(token: ID!)'],
    ['sessionId: ID', 'session: ID'],
  ];
  for (const [from, to] of changes) {
    expect(printed).toContain(from);
    const changed = buildSchema(printed.replaceAll(from, to));
    expect([from, broken(contract, changed).length > 0]).toEqual([from, true]);
  }
});

/** @returns the elements of the contract that the schema lacks or has in another form */
function broken(promised: GraphQLSchema, schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  for (const type of Object.values(promised.getTypeMap())) {
    if (type.name.startsWith('__') || isScalarType(type)) continue;
    const own = schema.getType(type.name);
    if (isEnumType(type)) {
      const values = isEnumType(own) ? own.getValues().map(({ name }) => name) : [];
      for (const { name } of type.getValues())
        if (!values.includes(name)) missing.push(`${type.name}.${name}`);
      if (values.length !== type.getValues().length) missing.push(`${type.name}: other values`);
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const found = isInputObjectType(own) ? own.getFields()[field.name] : undefined;
        if (String(found?.type) !== String(field.type)) missing.push(`${type.name}.${field.name}`);
      }
    } else if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const found = isObjectType(own) ? own.getFields()[field.name] : undefined;
        if (String(found?.type) !== String(field.type)) missing.push(`${type.name}.${field.name}`);
        for (const argument of field.args) {
          const same = found?.args.find(({ name }) => name === argument.name);
          if (String(same?.type) !== String(argument.type)) {
            missing.push(`${type.name}.${field.name}(${argument.name}:)`);
          }
        }
      }
    }
  }
  return missing;
}

/** @returns the required arguments and input fields that the contract does not have */
function demanded(promised: GraphQLSchema, schema: GraphQLSchema): string[] {
  const more: string[] = [];
  for (const type of Object.values(promised.getTypeMap())) {
    const own = schema.getType(type.name);
    if (isInputObjectType(type) && isInputObjectType(own)) {
      for (const field of Object.values(own.getFields())) {
        if (!type.getFields()[field.name] && isRequiredInputField(field))
          more.push(`${type.name}.${field.name}`);
      }
    }
    if (isObjectType(type) && isObjectType(own) && !type.name.startsWith('__')) {
      for (const field of Object.values(type.getFields())) {
        const known = field.args.map(({ name }) => name);
        for (const argument of own.getFields()[field.name]?.args ?? []) {
          if (!known.includes(argument.name) && String(argument.type).endsWith('!')) {
            more.push(`${type.name}.${field.name}(${argument.name}:)`);
          }
        }
      }
    }
  }
  return more;
}
