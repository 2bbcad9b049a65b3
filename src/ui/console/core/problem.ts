import type { CombinedError } from '@urql/core';

/** The problem of a request that failed, in a form that pages can show. */
export type Problem = {
  /** `extensions.code` of the API, or `NETWORK` if no answer of the API arrived. */
  code: string;
  /** In the language of the collaborator. */
  message: string;
  /** The messages of each wrong field, by its path, such as `input.email` or `email`. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** The id of the request, by which its log entries are found. Null if no answer arrived. */
  requestId: string | null;
  /** The id of the report of an unexpected error. */
  reportId: string | null;
  retryAfterSeconds: number | null;
  /** Whether the operation needs a recent login. */
  needsReauthentication: boolean;
  /** Who changed the same settings meanwhile, and when. */
  conflict: Conflict | null;
  /** All members of `extensions`. */
  extensions: Readonly<Record<string, unknown>>;
};

export type Conflict = { changedBy: string | null; changedAt: string | null; fields: readonly string[] };

/** The codes with which the API refuses a request that has no open session. */
const SESSION_ENDED = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED']);

/** Whether an error of the API says that the collaborator is not logged in. */
export function isSessionEnd({ code }: { code?: unknown }): boolean {
  return SESSION_ENDED.has(String(code));
}

/** Makes the problem of an error. @param offline the message for a request without an answer */
export function problemOf(error: CombinedError, offline: string): Problem {
  const [first] = error.graphQLErrors;
  const extensions = (first?.extensions ?? {}) as Record<string, unknown>;
  return {
    code: first ? String(extensions.code ?? 'INTERNAL') : 'NETWORK',
    message: first?.message ?? offline,
    fields: (extensions.fields ?? {}) as Problem['fields'],
    requestId: textOf(extensions.requestId),
    reportId: textOf(extensions.reportId),
    retryAfterSeconds: typeof extensions.retryAfterSeconds === 'number' ? extensions.retryAfterSeconds : null,
    needsReauthentication: extensions.reauthenticate === true,
    conflict: (extensions.conflict ?? null) as Conflict | null,
    extensions,
  };
}

/** The messages of the wrong fields, as a form shows them. */
export function fieldErrors({ fields }: Pick<Problem, 'fields'>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, messages]) => [name, messages.join(' ')]));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
