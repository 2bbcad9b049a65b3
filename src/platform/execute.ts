import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { RequestInfo } from './request-info.ts';

/** A masked error, as GraphQL clients see it. */
export type ShownError = {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?:
    | {
        code?: string;
        fields?: Record<string, string[]>;
        reason?: string;
        retryAfterSeconds?: number;
        limit?: { name: string; max: number; windowSeconds: number };
        reportId?: string;
      }
    | undefined;
};

export type Result<Data> = { data?: Data | null; errors?: readonly ShownError[] };

/** Runs a document in this process, through the same pipeline as a request to `/graphql`. */
export type Execute = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  requestInfo: RequestInfo,
) => Promise<Result<Data>>;
