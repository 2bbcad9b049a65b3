import type { GraphQLField } from 'graphql';
import { schema } from '../../graphql/schema.ts';
import type { Throughput } from '../../platform/limits/throughput.ts';
import { openApiDocument } from '../../rest/openapi-document.ts';

type FieldOptions = {
  authScopes?: unknown;
  throughput?: Throughput;
};
type Operation = { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown>; options: FieldOptions };
type RestPaths = Record<string, Record<string, { tags: string[]; summary: string }>>;

const HEAD = `# Operations

Every GraphQL operation and every REST endpoint, one per line.

- [\`schema.graphql\`](../schema.graphql) has every operation with its inputs and its answer. GraphiQL shows the same at \`/graphql\`.
- \`/docs\` shows every operation and every endpoint with examples.
- [The HTTP interface](http.md) has the other endpoints, authentication, and the rules of GraphQL over HTTP.

"Calls a minute" is how often one client address can call the operation. [Limits](limits.md) has the other limits.
`;

/** `docs/operations.md`: every GraphQL operation and every REST endpoint, one per line. */
export function operationsPage(): string {
  const operations = (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values(rootType(kind)?.getFields() ?? {}).map(
      (field): Operation => ({
        kind,
        field,
        options: (field.extensions.pothosOptions ?? {}) as FieldOptions,
      }),
    ),
  );
  const sorted = operations.toSorted((a, b) => (a.field.name < b.field.name ? -1 : 1));
  const of = (caller: string) => sorted.filter(({ options }) => callerOf(options) === caller);
  return [
    HEAD,
    '## GraphQL, for every caller\n',
    'Some of these need another credential: the HTTP Basic credentials of a partner, a mailed token, a challenge.\n',
    table(['operation', '', 'calls a minute', 'description'], of('anyone').map(row)),
    '\n## GraphQL, with the token of a customer\n',
    table(['operation', '', 'calls a minute', 'description'], of('customer').map(row)),
    '\n## GraphQL, with the token of a collaborator\n',
    table(
      ['operation', '', 'calls a minute', 'description', 'least role'],
      of('collaborator').map((operation) => [...row(operation), roleOf(operation.options) ?? '']),
    ),
    ...restSections(),
    '',
  ].join('\n');
}

function rootType(kind: Operation['kind']) {
  return kind === 'query' ? schema.getQueryType() : schema.getMutationType();
}

function callerOf({ authScopes }: FieldOptions): 'anyone' | 'customer' | 'collaborator' {
  if (typeof authScopes === 'function') return 'customer';
  const scopes = (authScopes ?? {}) as object;
  return 'collaborator' in scopes ? 'collaborator' : 'customer' in scopes ? 'customer' : 'anyone';
}

function roleOf({ authScopes }: FieldOptions): string | undefined {
  return (authScopes as { collaborator?: string }).collaborator;
}

function row({ kind, field, options }: Operation): string[] {
  const calls = options.throughput;
  const perMinute = calls ? String((calls.max * 60) / calls.windowSeconds) : '';
  return [`\`${field.name}\``, kind, perMinute, firstSentence(field.description ?? '')];
}

/** One table for each REST API, in the order of the OpenAPI document. */
function restSections(): string[] {
  const document = openApiDocument({ publicUrl: 'http://127.0.0.1', graphiql: true, introspection: true });
  const endpoints = Object.entries(document.paths as RestPaths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { tags, summary }]) => ({
      tag: tags[0] ?? '',
      cells: [`\`${method.toUpperCase()} ${path}\``, summary],
    })),
  );
  return [...new Set(endpoints.map(({ tag }) => tag))].flatMap((tag) => [
    `\n## REST: ${tag}\n`,
    table(
      ['endpoint', 'description'],
      endpoints.filter((endpoint) => endpoint.tag === tag).map(({ cells }) => cells),
    ),
  ]);
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) process.stdout.write(operationsPage());
