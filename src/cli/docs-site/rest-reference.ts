import { escapeHtml } from '../../lib/html.ts';
import { openApiDocument } from '../../rest/openapi-document.ts';
import { codeBlock } from './highlight.ts';
import { firstSentence, plainText, renderText } from './markdown.ts';
import { addressOf, type Content } from './page.ts';
import { propertyRows, type Schema, tableOfProperties } from './rest-schema.ts';

type Example = { summary: string; description?: string; value: unknown };
type Body = { schema: Schema; examples?: Record<string, Example> };
type Answer = { description: string; content?: Record<string, Body> };
type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  security: Record<string, unknown>[];
  requestBody?: { required: boolean; content: Record<string, Body> };
  responses: Record<string, Answer | { $ref: string }>;
};
type Document = {
  info: { description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    securitySchemes: Record<string, { description: string }>;
  };
};
type Endpoint = { method: string; path: string; operation: Operation };

const CREDENTIALS: Readonly<Record<string, string>> = {
  customerToken: 'token of a customer',
  partner: 'partner, HTTP Basic',
  refreshToken: 'refresh token',
};
/** Endpoints with this prefix repeat others, with the name of a tenant in the path. The reference leaves them out. */
const REPEATED_PREFIX = '/{tenant}/';

/** One page per REST API, from the OpenAPI document that the service serves. */
export function restReference(): Content[] {
  const document = openApiDocument({
    publicUrl: 'https://id.example.com',
    graphiql: false,
    introspection: false,
  }) as unknown as Document;
  return document.tags.map((tag) => restPage(document, tag));
}

/** The name of a REST API from its tag, such as `PelcroIntegrations`. */
function nameOf(tag: string): string {
  return tag.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function restPage(document: Document, { name, description }: Document['tags'][number]): Content {
  const path = `reference/rest-${nameOf(name).toLowerCase().replaceAll(' ', '-')}`;
  const endpoints = endpointsOf(document, name);
  const shared = sharedAnswers(document, endpoints);
  const schemas = Object.entries(document.components.schemas).filter(([schema]) =>
    JSON.stringify([endpoints, shared.map(([, answer]) => answer)]).includes(`schemas/${schema}"`),
  );
  const title = `The ${nameOf(name)} API`;
  const [lead = '', ...more] = description.split('\n\n');
  const html = [
    `<h1>${title}</h1>`,
    renderText([lead, ...more].join('\n\n'), path),
    `<p>The <a href="${addressOf('openapi.json', path)}">OpenAPI document</a> has the same for tools, and <a href="${addressOf('explorer', path)}">the explorer</a> sends requests to this server.</p>`,
    ...endpoints.map((endpoint) => endpointHtml(endpoint, path)),
    '<h2 id="answers-of-every-endpoint">Shared answers</h2>',
    ...shared.map(([status, answer]) => answerHtml(status, answer, false, path)),
    '<h2 id="objects">Objects</h2>',
    ...schemas.map(([schema, of]) => schemaHtml(schema, of, path)),
  ].join('\n');
  return {
    path,
    title,
    description: firstSentence(plainText(lead)),
    html,
    headings: [
      ...endpoints.map(({ method, path: address, operation }) => ({
        level: 2,
        text: `${method} ${shortPath(address)}`,
        anchor: operation.operationId,
      })),
      { level: 2, text: 'Shared answers', anchor: 'answers-of-every-endpoint' },
      { level: 2, text: 'Objects', anchor: 'objects' },
    ],
    sections: [
      { heading: title, anchor: '', text: plainText(description) },
      ...endpoints.map(({ method, path: address, operation }) => ({
        heading: `${method} ${address}`,
        anchor: operation.operationId,
        text: `${operation.summary}. ${plainText(operation.description ?? '')}`,
      })),
    ],
  };
}

function endpointsOf(document: Document, tag: string): Endpoint[] {
  return Object.entries(document.paths)
    .filter(([path]) => !path.startsWith(REPEATED_PREFIX))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    )
    .filter(({ operation }) => operation.tags.includes(tag));
}

/** Answers that several endpoints share, by status. */
function sharedAnswers(document: Document, endpoints: Endpoint[]): [string, Answer][] {
  const found = new Map<string, [string, Answer]>();
  for (const { operation } of endpoints)
    for (const [status, answer] of Object.entries(operation.responses)) {
      const name = '$ref' in answer ? (answer.$ref.split('/').at(-1) ?? '') : '';
      const shared = document.components.responses[name];
      if (shared) found.set(name, [status, shared]);
    }
  return [...found.values()].toSorted(([one], [other]) => Number(one) - Number(other));
}

function shortPath(path: string): string {
  return path.replace(/^\/api\/v1\/sdk/, '');
}

function endpointHtml({ method, path: address, operation }: Endpoint, path: string): string {
  const { operationId, summary, description = '', parameters, security, requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const own = Object.entries(responses).filter((entry): entry is [string, Answer] => !('$ref' in entry[1]));
  const shared = Object.entries(responses).filter(([, answer]) => '$ref' in answer);
  const statuses = shared.map(([status]) => status).join(', ');
  return [
    `<section class="entry"><h2 id="${operationId}"><span class="method method-${method.toLowerCase()}">${method}</span> <span class="address">${escapeHtml(address)}</span> <a class="anchor" href="#${operationId}" aria-label="Link to “${method} ${escapeHtml(address)}”"></a></h2>`,
    `<p class="tags">${credentialsOf(security)}</p>`,
    `<p><strong>${escapeHtml(summary)}.</strong></p>`,
    renderText(description, path),
    parameters.length > 0
      ? tableOfProperties(
          parameters.map(({ name, in: place, required, schema, ...rest }) => ({
            name,
            note: place,
            required,
            schema: { ...schema, ...(rest.description && { description: rest.description }) },
          })),
          path,
        )
      : '',
    body?.properties ? `<h3>Body</h3>${tableOfProperties(propertyRows(body), path)}` : '',
    '<h3>Answers</h3>',
    ...own.map(([status, answer], index) => answerHtml(status, answer, index === 0, path)),
    statuses === ''
      ? ''
      : `<p class="more">Also ${statuses}: see the <a href="#answers-of-every-endpoint">shared answers</a>.</p>`,
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');
}

function credentialsOf(security: Operation['security']): string {
  const names = security.flatMap((alternative) => Object.keys(alternative));
  if (names.length === 0) return '<span class="tag">no credential</span>';
  return names.map((name) => `<span class="tag">${CREDENTIALS[name] ?? name}</span>`).join(' or ');
}

/** The examples of an answer, each with its request. If `open` is true, the first one is expanded. */
function answerHtml(
  status: string,
  { description, content = {} }: Answer,
  open: boolean,
  path: string,
): string {
  const examples = Object.values(content).flatMap(({ examples: all = {} }) => Object.values(all));
  const title = `<span class="status status-${status.charAt(0)}">${status}</span>`;
  return examples
    .map(
      ({ summary, description: request = '', value }, index) =>
        `<details class="example"${open && index === 0 ? ' open' : ''}><summary>${title} ${escapeHtml(summary)}</summary>\n${
          index === 0 ? renderText(description, path) : ''
        }${renderText(request, path)}${codeBlock(JSON.stringify(value, null, 2), 'json', 'Answer')}</details>`,
    )
    .join('\n');
}

function schemaHtml(name: string, schema: Schema, path: string): string {
  return `<h3 id="object-${name}">${name}</h3>\n${schema.description ? renderText(schema.description, path) : ''}${tableOfProperties(propertyRows(schema), path)}`;
}
