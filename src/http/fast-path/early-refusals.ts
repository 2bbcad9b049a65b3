import { type DocumentNode, Kind } from 'graphql';
import { nameOfOperation } from '../../graphql/outcome.ts';
import { schema } from '../../graphql/schema.ts';
import { spanOfOperation } from '../../graphql/traced-operations.ts';
import { sourceOf } from '../../lib/address.ts';
import { isTracing, openSpan } from '../../lib/tracing.ts';
import type { Result } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { WrapperOptions } from '../../schema-core/field-wrappers.ts';

/** Refuses requests without running their document. @returns null for a request that is not refused */
export type RefuseEarly = (runtime: Runtime, requestInfo: RequestInfo) => Promise<Result<never> | null>;

/**
 * Prepares the early refusals of one of the server's own documents. In a flood of logins, running the document is a
 * third of the cost of a refused request. The answer, the log line, the metrics and the limit of calls are the same as
 * if the document had run. In a trace, the span of the operation has the refusal, and no rule below it.
 * @returns null if the document is not a mutation of a single field with the option `refuseEarly`
 */
export function earlyRefusals(document: DocumentNode): RefuseEarly | null {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [node, ...others] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== 'mutation' || node?.kind !== Kind.FIELD || others.length > 0) return null;
  const fieldName = node.name.value;
  const field = schema.getMutationType()?.getFields()[fieldName];
  const { refuseEarly, throughput } = (field?.extensions.pothosOptions ?? {}) as WrapperOptions;
  if (!refuseEarly) return null;
  return async (runtime, requestInfo) => {
    const refusal = refuseEarly(runtime, requestInfo);
    if (refusal === null) return null;
    try {
      if (throughput && runtime.settings.rateLimits) {
        await runtime.throughput(sourceOf(requestInfo.address), throughput, { fieldName });
      }
    } catch {
      // Too many calls: the document is run, and answers so.
      return null;
    }
    if (isTracing()) openSpan(spanOfOperation(document, null)).end(refusal);
    requestInfo.outcome.operations.push(nameOfOperation(document));
    requestInfo.outcome.errorCodes.push(refusal.code);
    runtime.operationCounts.count({ operation: fieldName, outcome: refusal.code });
    // The REST APIs answer in English.
    const { message, ...details } = refusal.shownIn('en');
    return { errors: [{ message, extensions: { code: refusal.code, ...details } }] };
  };
}
