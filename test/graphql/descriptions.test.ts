import { type GraphQLInputObjectType, getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';

describe('the schema explains', () => {
  test('every operation', () => {
    const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    expect(operations.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  test.each(['SiteSettingsInput', 'UpdateAccountInput', 'IdentityProviderInput'])(
    'every field of %s, in its own description or in that of its enum',
    (name) => {
      const input = schema.getType(name);
      expect(isInputObjectType(input)).toBe(true);
      const fields = Object.values((input as GraphQLInputObjectType).getFields());
      const dark = fields.filter(({ description, type }) => {
        const named = getNamedType(type);
        return !description && !(isEnumType(named) && named.description);
      });
      expect(dark.map((field) => field.name)).toEqual([]);
    },
  );
});
