/** The media types of GraphQL over HTTP. None is for streams: the schema has no subscription and no `@defer`. */
export type GraphqlMediaType = 'application/json' | 'application/graphql-response+json';

const JSON_RANGES = new Set(['*/*', 'application/*', 'application/json']);

/**
 * Chooses the media type of the response (RFC 9110 §12.5.1): the offered one with the highest weight.
 * @param accept the Accept header. If it is absent or empty, the client accepts all types
 * @returns null if the client accepts no offered type
 */
export function graphqlMediaType(accept: string | undefined): GraphqlMediaType | null {
  if (!accept || accept === '*/*' || accept === 'application/json') return 'application/json';
  const ranges = accept
    .toLowerCase()
    .replace(/\s/g, '')
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';');
      return { type, weight: weightOf(parameters), readable: parameters.every(isUtf8) };
    })
    .filter(({ weight, readable }) => weight > 0 && readable)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { type } of ranges) {
    if (JSON_RANGES.has(type)) return 'application/json';
    if (type === 'application/graphql-response+json') return type;
  }
  return null;
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  if (weight === undefined) return 1;
  const value = Number(weight.slice(2));
  return value >= 0 && value <= 1 ? value : 1;
}

/** Responses are UTF-8, so a range with another charset is not accepted. */
function isUtf8(parameter: string): boolean {
  return !parameter.startsWith('charset=') || /^charset="?utf-8"?$/.test(parameter);
}
