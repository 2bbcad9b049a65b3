/** The types that the bench needs of packages without types. */

declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export type Request = { method?: string; path?: string; headers?: Record<string, string>; body?: string };
  export type Client = { setRequests(requests: Request[]): void };
  export type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds. */
    timeout?: number;
    setupClient?(client: Client): void;
    /** Called with the body of every response. */
    verifyBody?(body: string): boolean;
  };
  export type Result = {
    /** Seconds. */
    duration: number;
    errors: number;
  };
  /** Emits `response` (client, status, bytes, milliseconds) and `reqError` (error). */
  export type Run = EventEmitter & PromiseLike<Result> & { stop(): void };

  export default function autocannon(options: Options): Run;
}
