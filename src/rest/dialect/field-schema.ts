import type { Schema } from '../openapi/schema.ts';
import type { Field, Fields } from './field.ts';

const types: Record<Field['type'], Schema> = {
  text: { type: 'string' },
  phone: { type: ['string', 'integer'] },
  id: { type: ['integer', 'string'], minimum: 1, pattern: '^[0-9]{1,10}$' },
  object: { type: ['object', 'array'], maxItems: 0 },
  texts: { type: 'array', items: { type: 'string' }, minItems: 1 },
};

/** The schema of a request body: the fields of the route, and the properties that its dialect adds. */
export function bodySchema(fields: Fields, added: Readonly<Record<string, Schema>>): Schema {
  const declared = Object.entries(fields);
  const properties = declared.map(([name, field]) => [name, fieldSchema(field)]);
  const required = declared.filter(([, field]) => field.required).map(([name]) => name);
  const rules = declared.flatMap(([name, field]) => rulesOf(name, field));
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: { ...Object.fromEntries(properties), ...added },
    ...(rules.length > 0 && { allOf: rules }),
  };
}

/** @param note replaces the note of the field; null: no note */
export function fieldSchema(field: Field, note: string | null = field.note ?? null): Schema {
  const { type, ...rest } = types[field.type];
  const same = field.sameAs === undefined ? [] : [`The same as \`${field.sameAs}\`.`];
  const description = [...(note === null ? [] : [note]), ...same].join(' ');
  return {
    // A required field that is null or an empty text counts as missing.
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
