import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { withoutStackTrace } from '../lib/without-stack-trace.ts';
import { translateDatabaseError } from '../platform/database/failures.ts';
import { type ErrorCode, IdentityError, isErrorCode, statusOf } from '../platform/errors.ts';
import { acceptedLanguage, type Language } from '../platform/messages/language.ts';
import { refusalHeaders } from '../platform/refusal-headers.ts';

/** Logs an error that is not shown. @returns the report id that is shown instead */
export type Report = (error: unknown) => string;

/** Logs a masked error. @returns its report id */
export function reportMasked(log: Logger, err: unknown, requestId?: string): string {
  const reportId = randomUUID();
  log.error({ reportId, requestId, err }, 'masked error');
  return reportId;
}

/**
 * Creates the error that a GraphQL client receives. An IdentityError is shown with its code, in the language of the
 * request. An error of the GraphQL language (syntax, validation, coercion) is shown with its message. Any other error
 * is masked and reported.
 * @param acceptLanguage the header `Accept-Language` of the request
 * @param suggestions whether an error may suggest names of the schema
 */
export function shownError(
  error: unknown,
  report: Report,
  acceptLanguage: string | null,
  suggestions = true,
): GraphQLError {
  const cause = translateDatabaseError(rootCause(error));
  const located = error instanceof GraphQLError ? error : null;
  const show = (shown: IdentityError) => showIn(acceptedLanguage(acceptLanguage) ?? 'en', shown, located);
  if (cause instanceof IdentityError) return show(cause);
  if (located && cause === located) return showLanguageError(located, suggestions);
  if (cause instanceof GraphQLError) {
    const extensions = { code: 'BAD_REQUEST', ...cause.extensions, http: { status: 400 } };
    return new GraphQLError(withoutSuggestions(cause.message, suggestions), {
      ...place(located),
      extensions,
    });
  }
  return show(new IdentityError('INTERNAL', { reportId: report(cause) }));
}

/**
 * Shows an error of the GraphQL language. Errors of parsing and validation keep `http.spec`: Yoga then answers 200 or
 * 400, depending on the media type. All others, such as errors of a limit, keep their status.
 */
function showLanguageError(error: GraphQLError, suggestions: boolean): GraphQLError {
  error.message = withoutSuggestions(error.message, suggestions);
  const { extensions } = error;
  const ofDocument =
    extensions.code === 'GRAPHQL_PARSE_FAILED' || extensions.code === 'GRAPHQL_VALIDATION_FAILED';
  if (!ofDocument && extensions.http) delete (extensions.http as { spec?: boolean }).spec;
  if (!isErrorCode(extensions.code)) extensions.code = 'BAD_REQUEST' satisfies ErrorCode;
  // Yoga adds the error of its JSON parser, which quotes the body.
  delete extensions.originalError;
  return error;
}

/** Without introspection, an error must not show names of the schema. */
function withoutSuggestions(message: string, suggestions: boolean): string {
  return suggestions ? message : message.replace(/ ?Did you mean .*$/s, '');
}

function showIn(language: Language, error: IdentityError, located: GraphQLError | null): GraphQLError {
  const status = statusOf(error.code);
  const { message, ...details } = error.shownIn(language);
  const extensions = {
    code: error.code,
    ...details,
    http: { status, headers: refusalHeaders({ status, ...details }) },
  };
  const shown = withoutStackTrace(() => new GraphQLError(message, { ...place(located), extensions }));
  // An error of a compiled document has only lines and columns.
  if (!shown.locations && located?.locations) Object.assign(shown, { locations: located.locations });
  return shown;
}

function place(located: GraphQLError | null) {
  return located
    ? { nodes: located.nodes, source: located.source, positions: located.positions, path: located.path }
    : {};
}

/** The executor wraps the errors that resolvers throw, sometimes more than once. */
function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
