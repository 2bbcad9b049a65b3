import type { IdentityError } from '../platform/errors.ts';
import type { Throughput } from '../platform/limits/throughput.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';

/**
 * The extension `earlyRefusal` of a field that is called in floods. It only saves time: the resolver has to refuse the
 * request too.
 */
export type EarlyRefusal = {
  /** Returns the error that the resolver would throw before its first query. Null: it would throw none. */
  refuse(runtime: Runtime, requestInfo: RequestInfo): IdentityError | null;
  /** The `throughput` of the field. */
  throughput: Throughput;
};
