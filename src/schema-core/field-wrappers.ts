import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core';
import { type GraphQLFieldResolver, getNamedType } from 'graphql';
import { isTracing, tracedPart } from '../lib/tracing.ts';
import { IdentityError } from '../platform/errors.ts';
import type { Throughput } from '../platform/limits/throughput.ts';
import { type Language, languageOfTag } from '../platform/messages/language.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';
import { type OperationOutcome, outcomeOfFailure } from '../platform/statistics/operation-counts.ts';
import type { Context } from './context.ts';

export type Resolver = GraphQLFieldResolver<unknown, Context, object>;
export type Field = PothosOutputFieldConfig<SchemaTypes>;

/** The options of a field that its wrappers read. */
export type WrapperOptions = {
  /** Whether the field is for collaborators. `t.adminField` sets it. */
  isAdministration?: boolean;
  /** How often one source may call the field. */
  throughput?: Throughput;
  /**
   * For a mutation that is called in floods: returns the error that the resolver would throw before its first query, or
   * null. The REST APIs use it to leave out the document of a refused request. The resolver has to refuse it too.
   */
  refuseEarly?: (runtime: Runtime, requestInfo: RequestInfo) => IdentityError | null;
};

/**
 * Counts the calls of an operation by outcome, for the metrics. While tracing is on, the resolver runs in the span
 * `rule <field>`. Of fields with the extension `compiled`, only failures are counted here: their verdicts are counted by
 * reason elsewhere.
 */
export function countOperation(resolve: Resolver, field: Field): Resolver {
  if (field.parentType !== 'Mutation' && field.parentType !== 'Query') return resolve;
  const operation = field.name;
  const span = { name: `rule ${operation}` };
  if (field.extensions?.compiled === true) {
    return (parent, args, context, info) => {
      const answering: unknown = isTracing()
        ? tracedPart(span, async () => resolve(parent, args, context, info))
        : resolve(parent, args, context, info);
      if (!(answering instanceof Promise)) return answering;
      return answering.catch((error) => {
        context.runtime.operationCounts.count({ operation, outcome: outcomeOfFailure(error) });
        throw error;
      });
    };
  }
  return async (parent, args, context, info) => {
    let outcome: OperationOutcome = 'OK';
    try {
      return await tracedPart(span, async () => resolve(parent, args, context, info));
    } catch (error) {
      outcome = outcomeOfFailure(error);
      throw error;
    } finally {
      context.runtime.operationCounts.count({ operation, outcome });
    }
  };
}

/**
 * Sets the language of errors for operations whose errors are not in the language of the request:
 * - An operation with an argument `language`, or with one in its `input`, uses that language.
 * - An operation of the administration (`isAdministration`) uses English, because most of its messages have no
 *   translation. Errors for the console keep the language of the request, so that translated messages are used.
 */
export function reportInOwnLanguage(resolve: Resolver, field: Field): Resolver {
  const languageOf = ownLanguage(field);
  if (!languageOf) return resolve;
  return async (parent, args, context, info) => {
    try {
      return await resolve(parent, args, context, info);
    } catch (error) {
      // The legacy APIs answer in English, although their clients send a language with every call.
      const language = context.isOwnDocument ? null : languageOf(args, context);
      throw error instanceof IdentityError && language !== null ? error.withLanguage(language) : error;
    }
  };
}

function ownLanguage({ pothosOptions, args }: Field) {
  if ((pothosOptions as WrapperOptions).isAdministration) {
    return (_args: object, { requestInfo }: Context): Language | null =>
      requestInfo.isConsole ? null : 'en';
  }
  if (!('language' in args || 'input' in args)) return null;
  return (given: object): Language | null => {
    const { language, input } = given as { language?: unknown; input?: { language?: unknown } };
    const tag = language ?? input?.language;
    return typeof tag === 'string' ? languageOfTag(tag) : null;
  };
}

/** The part of an `AuthPayload` that the shared cookie needs. */
type Grant = { session: { accountId: number }; token: string; expiresAt: Date };

/**
 * Does two things after a mutation:
 * - If it succeeds, records the token that it grants, or a logout. The transport sets or clears the shared cookie
 *   accordingly.
 * - Drops the cached bearer and collaborator, because the mutation may have ended their session. The next mutation of
 *   the request checks the session again.
 */
export function recordSession(resolve: Resolver, field: Field): Resolver {
  if (field.parentType !== 'Mutation') return resolve;
  return async (parent, args, context, info) => {
    const { outcome } = context.requestInfo;
    try {
      const result = await resolve(parent, args, context, info);
      if (getNamedType(info.returnType).name === 'AuthPayload') {
        const { session, token, expiresAt } = result as Grant;
        outcome.session = { accountId: session.accountId, token, expiresAt };
      } else if (field.name === 'logout') outcome.session = 'ended';
      return result;
    } finally {
      context.forgetBearer();
    }
  };
}

/** Limits how often one source may call a field, if the field has the option `throughput`. */
export function limitThroughput(resolve: Resolver, field: Field): Resolver {
  const limit = (field.pothosOptions as WrapperOptions).throughput;
  if (!limit) return resolve;
  return async (parent, args, context, info) => {
    const { runtime, source } = context;
    if (runtime.settings.rateLimits) await runtime.throughput(source, limit, info);
    return resolve(parent, args, context, info);
  };
}
