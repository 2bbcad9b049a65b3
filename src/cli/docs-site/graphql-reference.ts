import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { escapeHtml } from '../../lib/html.ts';
import { exampleOperation, exampleVariables } from './example-operation.ts';
import { codeBlock } from './highlight.ts';
import { plainText, renderText } from './markdown.ts';
import type { OperationFacts } from './operation-facts.ts';
import { addressOf, type Content } from './page.ts';

type Operation = {
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  facts: OperationFacts;
};
type ReferencePage = { path: string; title: string; lead: string; isSchema: boolean };

const OPERATIONS: Record<OperationFacts['caller'], ReferencePage> = {
  everyone: {
    path: 'reference/graphql',
    title: 'GraphQL: every caller',
    lead: 'Operations that need no session: registration, login, passwords, and the validation of tokens by partners. Some need another credential: the HTTP Basic credentials of a partner, a mailed token, a challenge.',
    isSchema: false,
  },
  customers: {
    path: 'reference/graphql-customers',
    title: 'GraphQL: customers',
    lead: 'Operations with the access token of a customer: `Authorization: Bearer`.',
    isSchema: false,
  },
  collaborators: {
    path: 'reference/graphql-admin',
    title: 'GraphQL: the admin API',
    lead: 'Operations with the token of a collaborator: `Authorization: Bearer` with the token of `collaboratorLogin`. Each operation shows the lowest role that may call it.',
    isSchema: true,
  },
};
const TYPES: ReferencePage = {
  path: 'reference/graphql-types',
  title: 'GraphQL: types',
  lead: 'The types of the operations outside the admin API.',
  isSchema: false,
};
const ADMIN_TYPES: ReferencePage = {
  path: 'reference/graphql-admin-types',
  title: 'GraphQL: types of the admin API',
  lead: 'The types that only the admin API uses.',
  isSchema: true,
};

/** The pages of the GraphQL reference, and the place of each operation and type in them. */
export function graphqlReference(schema: GraphQLSchema, facts: Map<string, OperationFacts>) {
  const operations = operationsOf(schema, facts);
  const shown = typesOf(operations.filter(({ facts: { caller } }) => caller !== 'collaborators'));
  const all = typesOf(operations);
  const places = new Map<string, string>();
  for (const {
    field,
    facts: { caller },
  } of operations) {
    places.set(field.name, `${OPERATIONS[caller].path}#${field.name}`);
  }
  const typePlaces = new Map<string, string>();
  for (const [name] of all) {
    typePlaces.set(name, `${(shown.has(name) ? TYPES : ADMIN_TYPES).path}#${name}`);
  }
  const render = new GraphqlPages(schema, places, typePlaces);
  const pages = [
    ...(['everyone', 'customers', 'collaborators'] as const).map((caller) =>
      render.operations(
        OPERATIONS[caller],
        operations.filter(({ facts: of }) => of.caller === caller),
      ),
    ),
    render.types(TYPES, [...shown.values()]),
    render.types(
      ADMIN_TYPES,
      [...all.values()].filter(({ name }) => !shown.has(name)),
    ),
  ];
  return {
    pages,
    /** Finds the place of a name in a text. A single word could be any word, so it is not linked. */
    placeOf: (name: string): string | null =>
      (/[a-z][A-Z]/.test(name) ? places.get(name) : undefined) ??
      (/^[A-Z][a-z]+[A-Z]/.test(name) ? typePlaces.get(name) : undefined) ??
      null,
    operationPlaces: places,
  };
}

/** @throws Error for an operation that `docs/operations.md` does not list */
function operationsOf(schema: GraphQLSchema, facts: Map<string, OperationFacts>): Operation[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() };
  return (['query', 'mutation'] as const)
    .flatMap((kind) =>
      Object.values(roots[kind]?.getFields() ?? {}).map((field) => {
        const known = facts.get(field.name);
        if (!known) throw new Error(`docs/operations.md does not list ${field.name}.`);
        return { kind, field, facts: known };
      }),
    )
    .toSorted((one, other) => (one.field.name < other.field.name ? -1 : 1));
}

/** Every type that the operations reach, sorted by name. Built-in scalar types are left out. */
function typesOf(operations: Operation[]): Map<string, GraphQLNamedType> {
  const found = new Map<string, GraphQLNamedType>();
  const visit = (type: GraphQLNamedType): void => {
    if (found.has(type.name) || isSpecifiedScalarType(type)) return;
    found.set(type.name, type);
    if (isUnionType(type)) type.getTypes().forEach(visit);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    if (isObjectType(type) || isInterfaceType(type)) Object.values(type.getFields()).forEach(visitField);
  };
  const visitField = (field: GraphQLField<unknown, unknown>): void => {
    visit(getNamedType(field.type));
    for (const argument of field.args) visit(getNamedType(argument.type));
  };
  for (const { field } of operations) visitField(field);
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

type Described = { name: string; type: unknown; description?: string | null | undefined };
type WithDefault = Described & { default?: unknown };

class GraphqlPages {
  readonly #schema: GraphQLSchema;
  readonly #places: Map<string, string>;
  readonly #types: Map<string, string>;

  constructor(schema: GraphQLSchema, places: Map<string, string>, types: Map<string, string>) {
    this.#schema = schema;
    this.#places = places;
    this.#types = types;
  }

  operations(page: ReferencePage, operations: Operation[]): Content {
    return this.#page(
      page,
      operations.map((operation) => ({
        name: operation.field.name,
        text: operation.field.description ?? '',
        html: this.#operation(operation, page.path),
      })),
    );
  }

  types(page: ReferencePage, types: GraphQLNamedType[]): Content {
    return this.#page(
      page,
      types.map((type) => ({
        name: type.name,
        text: type.description ?? '',
        html: this.#type(type, page.path),
      })),
    );
  }

  #page(page: ReferencePage, entries: { name: string; text: string; html: string }[]): Content {
    const { path, title, lead, isSchema } = page;
    return {
      path,
      title,
      description: plainText(lead),
      html: `<h1>${escapeHtml(title)}</h1>\n${this.#text(lead, path)}${entries.map(({ html }) => html).join('\n')}`,
      headings: entries.map(({ name }) => ({ level: 2, text: name, anchor: name })),
      sections: [
        { heading: title, anchor: '', text: plainText(lead) },
        ...entries.map(({ name, text }) => ({ heading: name, anchor: name, text: plainText(text) })),
      ],
      isSchema,
    };
  }

  #operation({ kind, field, facts }: Operation, path: string): string {
    const variables = exampleVariables(field);
    const facets = [
      `<span class="tag tag-${kind}">${kind}</span>`,
      ...(facts.leastRole ? [`<span class="tag">role ${escapeHtml(facts.leastRole)}</span>`] : []),
      ...(facts.callsPerMinute
        ? [`<span class="tag">${escapeHtml(facts.callsPerMinute)} calls a minute</span>`]
        : []),
    ];
    const inputs = field.args.flatMap((argument) => this.#argumentRows(argument));
    return entry(field.name, facets, [
      this.#text(field.description ?? '', path),
      `<p class="returns">Returns ${this.#link(field.type, path)}</p>`,
      inputs.length > 0 ? this.#table(['argument', 'type', 'meaning'], inputs, path) : '',
      codeBlock(exampleOperation(this.#schema, kind, field), 'graphql', 'Example'),
      variables === null ? '' : codeBlock(variables, 'json', 'Variables'),
    ]);
  }

  /** An argument, and the members of its input. */
  #argumentRows(argument: WithDefault): WithDefault[] {
    const named = getNamedType(argument.type as GraphQLType);
    if (!isInputObjectType(named)) return [argument];
    const members = Object.values(named.getFields()).map((field) => ({
      ...field,
      name: `${argument.name}.${field.name}`,
    }));
    return [argument, ...members];
  }

  #type(type: GraphQLNamedType, path: string): string {
    const facets = [`<span class="tag">${kindOf(type)}</span>`];
    const rows: Described[] =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).map((field) => ({ ...field, name: signatureName(field) }))
        : [];
    const values = isEnumType(type) ? type.getValues() : [];
    return entry(type.name, facets, [
      this.#text(type.description ?? '', path),
      rows.length > 0 ? this.#table(['field', 'type', 'meaning'], rows, path) : '',
      values.length > 0 ? this.#values(values, path) : '',
    ]);
  }

  #values(
    values: readonly { name: string; description?: string | null | undefined }[],
    path: string,
  ): string {
    const described = values.some(({ description }) => description);
    if (!described) return `<p>${values.map(({ name }) => `<code>${name}</code>`).join(', ')}</p>\n`;
    const rows = values.map(
      ({ name, description }) =>
        `<tr><td><code>${name}</code></td><td>${this.#text(description ?? '', path)}</td></tr>`,
    );
    return tableOf(['value', 'meaning'], rows);
  }

  #table(head: string[], rows: WithDefault[], path: string): string {
    const lines = rows.map(({ name, type, description }) => {
      const cells = [
        `<code>${escapeHtml(name)}</code>`,
        this.#link(type, path),
        this.#text(description ?? '', path),
      ];
      return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    });
    return tableOf(head, lines);
  }

  /** A type in GraphQL's notation, whose name is a link. */
  #link(type: unknown, path: string): string {
    const text = String(type);
    const name = text.replace(/[[\]!]/g, '');
    const place = this.#types.get(name);
    const linked = place ? `<a href="${addressOf(place, path)}">${name}</a>` : name;
    return `<code class="type">${escapeHtml(text).replace(name, linked)}</code>`;
  }

  #text(text: string, path: string): string {
    if (text === '') return '';
    return renderText(text, path, (name) => this.#places.get(name) ?? this.#types.get(name) ?? null);
  }
}

function entry(name: string, facets: string[], parts: string[]): string {
  return [
    `<section class="entry"><h2 id="${name}">${name} <a class="anchor" href="#${name}" aria-label="Link to “${name}”"></a></h2>`,
    `<p class="tags">${facets.join(' ')}</p>`,
    ...parts.filter(Boolean),
    '</section>',
  ].join('\n');
}

function tableOf(head: string[], rows: string[]): string {
  return `<div class="table" tabindex="0"><table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>\n`;
}

/** The name of a field with its arguments. */
function signatureName(field: { name: string; args?: readonly { name: string; type: unknown }[] }): string {
  const { name, args = [] } = field;
  return args.length === 0 ? name : `${name}(${args.map((each) => `${each.name}: ${each.type}`).join(', ')})`;
}

function kindOf(type: GraphQLNamedType): string {
  if (isInputObjectType(type)) return 'input';
  if (isEnumType(type)) return 'enum';
  if (isScalarType(type)) return 'scalar';
  if (isUnionType(type)) return 'union';
  return isInterfaceType(type) ? 'interface' : 'object';
}
