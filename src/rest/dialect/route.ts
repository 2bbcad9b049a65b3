import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { ErrorCode, FieldErrors } from '../../platform/errors.ts';
import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import { type Failure, failureOfResult } from './failure.ts';
import { checkerOf, type Fields, type Input } from './field.ts';

/**
 * Whose credentials a route's document runs with: nobody's (an Authorization header is ignored), a
 * customer's token, one if she sends any (good or not), a partner's credentials as they came, or the token in the body's field `token`.
 */
export type Caller = 'anyone' | 'customer' | 'customer-if-any' | 'partner' | 'token-in-body';

/** A request as a route sees it. `bearer`: the token that was presented, good or not. */
export type RouteRequest<Declared extends Fields> = { input: Input<Declared>; bearer: string | null };

/**
 * How a route answers some failures other than its dialect does. A null message stands for the first that is
 * wrong with a field.
 */
export type Refusals = Readonly<Partial<Record<ErrorCode, { status: number; message: string | null }>>>;

/** A route, as data. */
type Definition<Declared extends Fields, Data, Variables, Reply> = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  caller: Caller;
  fields: Declared;
  /** Whether the fields may stand in the query too, and in the path; the body wins over the one, the path over both. */
  readsQuery?: boolean;
  document: TypedDocumentNode<Data, Variables>;
  variables(request: RouteRequest<Declared>): Variables;
  /** The dialect's `data`; null when the answer of the schema amounts to a refusal. */
  reply(data: Data, request: RouteRequest<Declared>): Reply | null;
  /** Asked at every page view: it is answered beside the framework where a request is an ordinary one. */
  express?: boolean;
  /** What that refusal is; without it that of a token that is no good. */
  whenNull?: ErrorCode;
  /** What the schema calls a field, where more than its case differs from what the dialect calls it. */
  legacyNames?: Readonly<Record<string, string>>;
  refusals?: Refusals;
  /** Every failure has an object `errors`: a client of the dialect reads its members without a check. */
  alwaysErrors?: boolean;
};

export type Outcome<Reply> = { data: Reply } | { failure: Failure };

/** A route with the types of its document closed over, so that routes can stand in one list. */
export type Route<Reply = unknown> = {
  method: string;
  path: string;
  caller: Caller;
  fields: Fields;
  express: boolean;
  readsQuery: boolean;
  document: DocumentNode;
  /** Whether its answer is public. */
  isPublic: boolean;
  legacyNames: Readonly<Record<string, string>>;
  refusals: Refusals;
  alwaysErrors: boolean;
  prepare(
    body: Readonly<Record<string, unknown>>,
    bearer: string | null,
  ): { errors: FieldErrors } | { run(execute: Execute, requestInfo: RequestInfo): Promise<Outcome<Reply>> };
};

/** Pairs a document with its variables and its reply, so that the compiler checks each route by itself. */
export function defineRoute<const Declared extends Fields, Data, Variables, Reply>(
  definition: Definition<Declared, Data, Variables, Reply>,
): Route<Reply> {
  const { method, path, caller, fields, document, express = false, readsQuery = false } = definition;
  const check = checkerOf(fields);
  const { legacyNames = {}, refusals = {}, whenNull = 'UNAUTHENTICATED', alwaysErrors = false } = definition;
  return {
    method,
    path,
    caller,
    fields,
    express,
    readsQuery,
    document,
    isPublic: method === 'GET' && caller === 'anyone' && isQuery(document),
    legacyNames,
    refusals,
    alwaysErrors,
    prepare(body, bearer) {
      const checked = check(body);
      if ('errors' in checked) return checked;
      const request = { input: checked.input, bearer };
      return {
        async run(execute, requestInfo) {
          const result = await execute(document, definition.variables(request), requestInfo);
          const failure = failureOfResult(result);
          if (failure || !result.data) return { failure: failure ?? { code: 'INTERNAL' } };
          const data = definition.reply(result.data, request);
          return data === null ? { failure: { code: whenNull } } : { data };
        },
      };
    },
  };
}

/** A mutation may answer with a token. */
function isQuery({ definitions }: DocumentNode): boolean {
  return definitions.every((node) => node.kind !== 'OperationDefinition' || node.operation === 'query');
}
