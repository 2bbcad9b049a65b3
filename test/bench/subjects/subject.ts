import type { Load } from '../load.ts';

/** A server that the rounds measure, and the load on it. */
export type Subject = { pid: number; load: Load };

/** Whether a response of GraphQL or REST says that all its tokens are valid. */
export function saysValid(body: string): boolean {
  return body.includes('"valid":true') && !body.includes('"valid":false');
}
