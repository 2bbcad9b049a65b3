import type { Load } from '../load.ts';

/** A server with a load, which the rounds measure. */
export type Subject = { pid: number; load: Load };

/** Whether every token in a response is valid, over GraphQL and REST. */
export function saysValid(body: string): boolean {
  return body.includes('"valid":true') && !body.includes('"valid":false');
}
