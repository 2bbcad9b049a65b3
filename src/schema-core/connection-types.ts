import type { ObjectRef, ArgBuilder as PothosArgBuilder, SchemaTypes } from '@pothos/core';
import { type Connection, DEFAULT_FIRST, MAX_FIRST } from '../platform/connections/connection.ts';
import { builder } from './builder.ts';

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T extends SchemaTypes> ? T : never;

const PageInfo = builder.objectRef<Connection<unknown>['pageInfo']>('PageInfo').implement({
  description: 'The position of a page in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether `after` was given. Lists are read forwards only.',
    }),
    startCursor: t.exposeString('startCursor', { nullable: true, description: 'Null on an empty page.' }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: '`after` for the next page. Null on an empty page.',
    }),
  }),
});

/**
 * Defines `<name>Connection` and `<name>Edge` for lists of a type, as in the GraphQL Cursor Connections Specification.
 * The ids of the nodes stay plain: there are no global ids and no `node` field.
 */
export function connectionType<Node>(name: string, node: ObjectRef<Types, Node>) {
  const Edge = builder.objectRef<{ cursor: string; node: Node }>(`${name}Edge`).implement({
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Opaque. Valid as `after` of this list only.' }),
      node: t.field({ type: node, resolve: (edge) => edge.node as never }),
    }),
  });
  return builder.objectRef<Connection<Node>>(`${name}Connection`).implement({
    description: 'A page of a list.',
    fields: (t) => ({
      edges: t.field({ type: [Edge], resolve: ({ edges }) => edges }),
      pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
    }),
  });
}

export type ArgBuilder = PothosArgBuilder<Types>;

/** The arguments of every connection. */
export function connectionArgs(arg: ArgBuilder) {
  return {
    first: arg.int({ defaultValue: DEFAULT_FIRST, description: `1 to ${MAX_FIRST}.` }),
    after: arg.string({ description: 'The `cursor` of an edge: the page begins after it.' }),
  };
}
