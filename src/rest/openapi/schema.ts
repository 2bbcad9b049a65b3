import type { Field, Fields } from '../dialect/field.ts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 embeds it; other objects of OpenAPI are as free. */
export type Schema = Readonly<Record<string, unknown>>;

export function schemaRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object with all of these members and no others promised. */
export function objectOf(properties: Readonly<Record<string, Schema>>, rest: Schema = {}): Schema {
  return { type: 'object', required: Object.keys(properties), properties, ...rest };
}

const types: Record<Field['type'], Schema> = {
  text: { type: 'string' },
  phone: { type: ['string', 'integer'] },
  id: { type: ['integer', 'string'], minimum: 1, pattern: '^[0-9]{1,10}$' },
  object: { type: ['object', 'array'], maxItems: 0 },
  texts: { type: 'array', items: { type: 'string' }, minItems: 1 },
};

/**
 * The schema of a request's body: a route's fields, and what its dialect accepts beside them.
 * @param notes descriptions of fields, by name
 */
export function bodySchema(
  fields: Fields,
  beside: Readonly<Record<string, Schema>>,
  notes: Readonly<Record<string, string>>,
): Schema {
  const declared = Object.entries(fields);
  const properties = declared.map(([name, field]) => [name, fieldSchema(field, notes[name])]);
  const required = declared.filter(([, field]) => field.required).map(([name]) => name);
  const rules = declared.flatMap(([name, field]) => rulesOf(name, field));
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: { ...Object.fromEntries(properties), ...beside },
    ...(rules.length > 0 && { allOf: rules }),
  };
}

export function fieldSchema(field: Field, note: string | undefined): Schema {
  const { type, ...rest } = types[field.type];
  const same = field.sameAs === undefined ? [] : [`The same as \`${field.sameAs}\`.`];
  const description = [...(note === undefined ? [] : [note]), ...same].join(' ');
  return {
    // Null and the empty text mean that there is no value.
    type: field.required ? type : [type, 'null'].flat(),
    ...rest,
    ...(field.required && field.type === 'text' && { minLength: 1 }),
    ...(field.maxItems !== undefined && { maxItems: field.maxItems }),
    ...(description !== '' && { description }),
  };
}

function rulesOf(name: string, { requiredWithout, excludes }: Field): Schema[] {
  return [
    ...(requiredWithout === undefined
      ? []
      : [{ anyOf: [{ required: [name] }, { required: [requiredWithout] }] }]),
    ...(excludes === undefined ? [] : [{ not: { required: [name, excludes] } }]),
  ];
}
