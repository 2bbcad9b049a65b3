/** A JSON Schema (2020-12), as OpenAPI 3.1 embeds it. Other OpenAPI objects have this type too. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const nullableText: Schema = { type: ['string', 'null'] };
export const flag: Schema = { type: 'boolean' };
export const id: Schema = { type: 'integer', minimum: 1 };
export const nullableId: Schema = { type: ['integer', 'null'], minimum: 1 };
export const seconds: Schema = { type: 'integer', description: 'Unix seconds.' };
export const nullableSeconds: Schema = { type: ['integer', 'null'], description: 'Unix seconds.' };
/** A member that Pelcro fills and Gatehouse does not. */
export const alwaysNull: Schema = { type: 'null' };

export function schemaRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function objectOf(properties: Readonly<Record<string, Schema>>, rest: Schema = {}): Schema {
  return { type: 'object', required: Object.keys(properties), properties, ...rest };
}
