import type { Schema } from '../openapi/schema.ts';

/** A member of a resource. `sample` is its value in the examples; without it, null. */
export type Member<Source> = { value(source: Source): unknown; schema: Schema; sample?: unknown };

/** Makes a resource, the schemas of its members, and its example from one table. */
export function defineResource<Source>(members: Readonly<Record<string, Member<Source>>>) {
  const rows = Object.entries(members);
  return {
    properties: Object.fromEntries(rows.map(([name, { schema }]) => [name, schema])),
    of(source: Source): Record<string, unknown> {
      const resource: Record<string, unknown> = {};
      for (const [name, { value }] of rows) resource[name] = value(source);
      return resource;
    },
    sample(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
      return { ...Object.fromEntries(rows.map(([name, { sample = null }]) => [name, sample])), ...changes };
    },
  };
}
