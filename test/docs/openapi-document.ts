import { type DocumentOptions, openApiDocument } from '../../src/rest/openapi-document.ts';

export type Operation = {
  operationId: string;
  tags: string[];
  parameters: { name: string; in: string }[];
  security: Record<string, []>[];
  requestBody?: { content: Record<string, { schema: object; examples: Record<string, { value: unknown }> }> };
  responses: Record<string, Response | { $ref: string }>;
};

export type Response = {
  headers?: Record<string, { required?: boolean }>;
  content: Record<string, { schema: object; examples: Record<string, { value: unknown }> }>;
};

/** The parts of an OpenAPI document that the tests read. */
export type OpenApi = {
  openapi: string;
  info: { description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, object>;
  };
};

const options: DocumentOptions = {
  publicUrl: 'https://id.example.test',
  graphiql: true,
  introspection: true,
};

export function documented(changes: Partial<DocumentOptions> = {}): OpenApi {
  return JSON.parse(JSON.stringify(openApiDocument({ ...options, ...changes })));
}

/** Lists every operation with its path and method. */
export function operationsOf({ paths }: OpenApi): { method: string; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** Finds a response of an operation, in place or among the components. */
export function responseOf(document: OpenApi, operation: Operation, status: string): Response {
  const response = operation.responses[status];
  if (!response) throw new Error(`${operation.operationId} does not document ${status}`);
  if (!('$ref' in response)) return response;
  const name = response.$ref.split('/').at(-1) ?? '';
  const shared = document.components.responses[name];
  if (!shared) throw new Error(`There is no response ${name}`);
  return shared;
}
