import { switchTracing } from '../../lib/tracing.ts';
import type { Settings } from '../settings.ts';

export type TracingSettings = Pick<Settings, 'otlpEndpoint' | 'traceRatio' | 'environment'>;

/**
 * The maximum number of spans that wait, so that a collector that does not answer costs little memory. Further spans
 * are dropped.
 */
const MAX_WAITING_SPANS = 8_192;
const EVERY_MS = 1_000;
const EXPORT_TIMEOUT_MS = 5_000;

/**
 * Starts the export of spans to a collector, by OTLP over HTTP. The SDK is loaded only if `OTEL_EXPORTER_OTLP_ENDPOINT`
 * is set. It reads `OTEL_EXPORTER_OTLP_HEADERS` and the other variables of the exporter itself.
 * @param version the version of Gatehouse
 * @returns a function that sends the waiting spans, and ends the export
 */
export async function startTracing(
  { otlpEndpoint, traceRatio, environment }: TracingSettings,
  version: string,
): Promise<() => Promise<void>> {
  if (otlpEndpoint === null) return async () => {};
  const [{ context, trace }, sdk, { AsyncLocalStorageContextManager }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const { RECORD_AND_SAMPLED, NOT_RECORD } = sdk.SamplingDecision;
  const processor = new sdk.BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: `${otlpEndpoint}/v1/traces`, timeoutMillis: EXPORT_TIMEOUT_MS }),
    scheduledDelayMillis: EVERY_MS,
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
    maxQueueSize: MAX_WAITING_SPANS,
  });
  const provider = new sdk.TracerProvider({
    // A caller's "not sampled" is respected. A caller's "sampled" is not, so that callers do not decide the cost of
    // tracing. The caller also chooses the id of the trace, so that must not decide either.
    sampler: new sdk.ParentBasedSampler({
      root: new sdk.TraceIdRatioBasedSampler(traceRatio),
      remoteParentSampled: {
        shouldSample: () => ({ decision: Math.random() < traceRatio ? RECORD_AND_SAMPLED : NOT_RECORD }),
      },
    }),
    spanProcessors: [processor],
    resource: resources.resourceFromAttributes({
      'service.name': 'gatehouse',
      'service.version': version,
      'deployment.environment.name': environment,
    }),
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  switchTracing(true);
  return async () => {
    switchTracing(false);
    // The process ends with status 0 even if the collector does not answer.
    await provider.shutdown().catch(() => {});
    trace.disable();
    context.disable();
  };
}
