import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';

/** The largest number of fields of an object that the example asks for. */
const MAX_FIELDS = 8;
const MAX_DEPTH = 3;

type Kind = 'query' | 'mutation';

/**
 * Writes a document that calls an operation: required arguments as variables, and the first fields of its answer.
 * @throws Error if the schema refuses the document
 */
export function exampleOperation(
  schema: GraphQLSchema,
  kind: Kind,
  field: GraphQLField<unknown, unknown>,
): string {
  const needed = field.args.filter(({ type }) => isNonNullType(type));
  // If no argument is required, the first one shows how the operation is called.
  const shown = needed.length > 0 ? needed : field.args.slice(0, 1);
  const name = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const variables = shown.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const values = shown.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const document = [
    `${kind} ${name}${variables && `(${variables})`} {`,
    `  ${field.name}${values && `(${values})`}${selection(field.type, 1)}`,
    '}',
  ].join('\n');
  const [flaw] = validate(schema, parse(document));
  if (flaw) throw new Error(`The example of ${field.name} does not fit the schema: ${flaw.message}`);
  return document;
}

/** The fields of the answer: its leaves first, then objects, to a small depth. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(({ args }) =>
    args.every(({ type: argument }) => !isNonNullType(argument)),
  );
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const objects = depth < MAX_DEPTH ? fields.filter((field) => isObjectType(getNamedType(field.type))) : [];
  const chosen = [...leaves, ...objects.slice(0, depth === 1 ? 3 : 1)].slice(0, MAX_FIELDS);
  const indent = '  '.repeat(depth + 1);
  const lines = chosen.map((field) => `${indent}${field.name}${selection(field.type, depth + 1)}`);
  // Every field of this object is an object deeper than `MAX_DEPTH`, so none was chosen.
  if (lines.length === 0) lines.push(`${indent}__typename`);
  return ` {\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

/** Values for the required arguments, as a caller would send them. Null: no argument is required. */
export function exampleVariables(field: GraphQLField<unknown, unknown>): string | null {
  const needed = field.args.filter(({ type }) => isNonNullType(type));
  if (needed.length === 0) return null;
  const values = Object.fromEntries(needed.map(({ name, type }) => [name, sampleOf(name, type)]));
  return JSON.stringify(values, null, 2);
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  email: 'reader@example.com',
  password: 'correct horse battery',
  language: 'en',
  name: 'Reader',
  url: 'https://www.example.com/hook',
};

function sampleOf(name: string, type: GraphQLInputType): unknown {
  const text = String(type);
  if (text.startsWith('['))
    return [sampleOf(name.replace(/s$/, ''), (getNamedType(type) as GraphQLInputType) ?? type)];
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields());
    const needed = fields.filter((field) => isNonNullType(field.type));
    const shown = needed.length > 0 ? needed : fields.slice(0, 2);
    return Object.fromEntries(shown.map((field) => [field.name, sampleOf(field.name, field.type)]));
  }
  if ('getValues' in named) return named.getValues()[0]?.name;
  if (name in SAMPLES) return SAMPLES[name];
  switch (named.name) {
    case 'Int':
      return 10;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'ID':
      return '1';
    case 'DateTime':
      return '2026-07-01T00:00:00Z';
    case 'JSON':
      return {};
    default:
      return '…';
  }
}
