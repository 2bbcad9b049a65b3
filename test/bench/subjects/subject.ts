import type { Load } from '../load.ts';

/** A server under a load: one contestant of the rounds. */
export type Subject = { pid: number; load: Load };

/** Of an answer of ours, over GraphQL as over REST. */
export function saysValid(body: string): boolean {
  return body.includes('"valid":true') && !body.includes('"valid":false');
}
