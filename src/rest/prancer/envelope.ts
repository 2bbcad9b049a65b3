import type { Route } from '../dialect/route.ts';

/** The envelope around every answer of the dialect. */
export type Envelope = {
  data: object;
  error: string;
  message: string;
  metadata: Record<string, never>;
  status: number;
  /** Only in a success. */
  error_list?: [];
};

/** The route's part of a success. */
export type Reply = { data: object; message: string };

/** A route that has one refusal for all errors of its caller. */
export type PrancerRoute = Route<Reply> & { refusal: Envelope };

export function success({ data, message }: Reply): Envelope {
  return { data, error: '', error_list: [], message, metadata: {}, status: 200 };
}

/** A failure never has data, because clients read `data.token` without checking the status. */
export function failed(status: number, error: string, message: string): Envelope {
  return { data: {}, error, message, metadata: {}, status };
}

export const tenantField = { type: 'text', note: 'The tenant. Required unless the path names it.' } as const;
