import { toUnixSeconds } from '../../lib/clock.ts';
import type { Schema } from '../openapi/schema.ts';

/** A member of a resource. `sample` is its value in the examples. Default: null. */
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

/** Converts a DateTime of the GraphQL schema to Unix seconds. A document executed in process may return it as a Date. */
export function unixSeconds(time: string | Date): number;
export function unixSeconds(time: string | Date | null | undefined): number | null;
export function unixSeconds(time: string | Date | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  return toUnixSeconds(typeof time === 'string' ? new Date(time) : time);
}

/** Converts an id to the integer of the legacy APIs. */
export function integerId(id: string): number;
export function integerId(id: string | null | undefined): number | null;
export function integerId(id: string | null | undefined): number | null {
  return id === null || id === undefined ? null : Number(id);
}
