import type { Example, Examples } from './example.ts';
import type { Schema } from './schema.ts';

/** The documentation of a route, beyond what its definition says. */
export type OperationDocs = {
  summary: string;
  description?: string;
  /** The schema of `data` in a success. */
  data: Schema;
  /** Refusals that only this route gives, by status. */
  refusals?: Readonly<Record<number, ResponseDocs>>;
  examples: Examples;
};

export type ResponseDocs = {
  description: string;
  schema: Schema;
  headers?: Readonly<Record<string, Schema>>;
};

/** A response that operations share. Its examples say which requests get it. */
export type SharedResponse = ResponseDocs & {
  status: number;
  /** Keyed by `METHOD /path`, without the prefix. */
  examples: Readonly<Record<string, Example>>;
};
