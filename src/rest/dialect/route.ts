import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { ErrorCode, FieldErrors } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import type { Examples } from '../openapi/example.ts';
import type { ResponseDocs } from '../openapi/responses.ts';
import type { Schema } from '../openapi/schema.ts';
import { type Failure, failureOfResult } from './failure.ts';
import { checkerOf, type Fields, type Input } from './field.ts';

/**
 * The credentials that a route's GraphQL document runs with:
 * - `anyone`: none. An Authorization header does not authorize the caller.
 * - `customer`: the customer's token, which is required.
 * - `customer-if-any`: the customer's token, if there is one. An invalid token counts as none.
 * - `partner`: the Authorization header, unchanged.
 * - `token-in-body`: the token in the body's field `token`.
 */
export type CallerKind = 'anyone' | 'customer' | 'customer-if-any' | 'partner' | 'token-in-body';

/** Who calls a route, and how to run its document. `bearer` is the presented token, not validated. */
export type Caller = { bearer: string | null; requestInfo: RequestInfo; execute: Execute };

type RouteRequest<Declared extends Fields> = { input: Input<Declared>; bearer: string | null };

/**
 * Answers of a route to some failures, where they differ from the answers of its dialect. A null message stands for the
 * first field error.
 */
export type Refusals = Readonly<Partial<Record<ErrorCode, { status: number; message: string | null }>>>;

/** The documentation of a route, in addition to its definition. */
export type OperationDocs = {
  summary: string;
  description?: string;
  data: Schema;
  /** Refusals that only this route gives, by status. */
  refusals?: Readonly<Record<number, ResponseDocs>>;
  examples: Examples;
};

type Definition<Declared extends Fields, Data, Variables, Reply> = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  caller: CallerKind;
  fields: Declared;
  /**
   * Also reads the fields from the query and the path. The path has precedence over the body, and the body over the
   * query.
   */
  readsQuery?: boolean;
  document: TypedDocumentNode<Data, Variables>;
  variables(request: RouteRequest<Declared>): Variables;
  /** Makes the dialect's `data`. Null refuses the request. */
  reply(data: Data, request: RouteRequest<Declared>): Reply | null;
  /** The error code of a null reply. Default: the code of an invalid token. */
  whenNull?: ErrorCode;
  /** Serves ordinary requests on the fast path, for routes that are called on every page view or in floods. */
  fastPath?: boolean;
  /** The dialect's names of fields of the GraphQL schema. Default: the name of the field in snake case. */
  legacyNames?: Readonly<Record<string, string>>;
  refusals?: Refusals;
  /** Adds an object `errors` to every failure, because a client of the dialect reads `errors` unchecked. */
  alwaysErrors?: boolean;
  docs: OperationDocs;
};

export type Outcome<Reply> = { data: Reply } | { failure: Failure };

/** A route without the types of its document, so that one list can hold all routes. */
export type Route<Reply = unknown> = {
  method: string;
  path: string;
  caller: CallerKind;
  fields: Fields;
  fastPath: boolean;
  readsQuery: boolean;
  isPublic: boolean;
  legacyNames: Readonly<Record<string, string>>;
  refusals: Refusals;
  alwaysErrors: boolean;
  docs: OperationDocs;
  /** Checks the fields. @returns null when they are valid */
  fieldErrors(input: Readonly<Record<string, unknown>>): FieldErrors | null;
  /** Checks the fields and runs the document. */
  answer(input: Readonly<Record<string, unknown>>, caller: Caller): Promise<Outcome<Reply>>;
};

/** Defines a route. The compiler checks its variables and its reply against its document. */
export function defineRoute<const Declared extends Fields, Data, Variables, Reply>(
  definition: Definition<Declared, Data, Variables, Reply>,
): Route<Reply> {
  const { method, path, caller, fields, document, docs, variables, reply } = definition;
  const { fastPath = false, readsQuery = false, alwaysErrors = false } = definition;
  const { legacyNames = {}, refusals = {}, whenNull = 'UNAUTHENTICATED' } = definition;
  const check = checkerOf(fields);
  return {
    method,
    path,
    caller,
    fields,
    fastPath,
    readsQuery,
    isPublic: method === 'GET' && caller === 'anyone' && isQuery(document),
    legacyNames,
    refusals,
    alwaysErrors,
    docs,
    fieldErrors(input) {
      const checked = check(input);
      return 'errors' in checked ? checked.errors : null;
    },
    async answer(input, { bearer, requestInfo, execute }) {
      const checked = check(input);
      if ('errors' in checked) return { failure: { code: 'VALIDATION_FAILED', fields: checked.errors } };
      const request = { input: checked.input, bearer };
      const result = await execute(document, variables(request), requestInfo);
      const failure = failureOfResult(result);
      if (failure || !result.data) return { failure: failure ?? { code: 'INTERNAL' } };
      const data = reply(result.data, request);
      return data === null ? { failure: { code: whenNull } } : { data };
    },
  };
}

/** Mutations are excluded because they may answer with a token. */
function isQuery({ definitions }: DocumentNode): boolean {
  return definitions.every((node) => node.kind !== 'OperationDefinition' || node.operation === 'query');
}
