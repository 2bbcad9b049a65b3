import type { EventEmitter } from 'node:events';
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/**
 * Spans of OpenTelemetry. Apart from `start-tracing.ts`, only this module uses its API. While tracing is off, which is
 * the default, it records nothing.
 *
 * A span contains names and numbers, such as those of operations, hosts and errors, but no path, query, body, header,
 * SQL parameter or error message, because they may contain tokens and personal data.
 */
export type NewSpan = {
  name: string;
  /** Default: internal. */
  kind?: 'server' | 'client' | 'producer' | 'consumer' | undefined;
  attributes?: Attributes | undefined;
  /** The span that another process began, as a `traceparent`. Null or invalid: a new trace. Absent: the active span. */
  parent?: unknown;
};

/** A span that its caller ends. */
export type OpenSpan = {
  /** Runs work in the span. Does not end the span. */
  run<T>(work: () => T): T;
  /** Makes all later listeners of an emitter run in the span. */
  bind(emitter: EventEmitter): void;
  end(error?: unknown): void;
};

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

let isOn = false;

/** Called when the SDK has started, and when it stops. */
export function switchTracing(on: boolean): void {
  isOn = on;
}

export function isTracing(): boolean {
  return isOn;
}

/** Runs work in a span, which ends with it. While tracing is off, it only runs the work. */
export function traced<T>(span: NewSpan, work: () => Promise<T>): Promise<T> {
  return isOn ? inSpan(openSpan(span), work) : work();
}

/**
 * Like `traced`, for a part of a request: without an active span, it only runs the work.
 * @param span the span, or a function that returns it, which is called only if the span is recorded
 */
export function tracedPart<T>(span: NewSpan | (() => NewSpan), work: () => Promise<T>): Promise<T> {
  if (!isOn || !trace.getActiveSpan()?.isRecording()) return work();
  return inSpan(openSpan(typeof span === 'function' ? span() : span), work);
}

async function inSpan<T>(span: OpenSpan, work: () => Promise<T>): Promise<T> {
  try {
    const result = await span.run(work);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

/** Begins a span. Only for code that `traced` does not suit. */
export function openSpan({ name, kind, attributes = {}, parent }: NewSpan): OpenSpan {
  const remote = parent === undefined ? null : parseTraceparent(parent);
  const from: Context =
    parent === undefined
      ? context.active()
      : remote === null
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, remote);
  const options = { kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind], attributes };
  const span = trace.getTracer('gatehouse').startSpan(name, options, from);
  const inside = trace.setSpan(from, span);
  return {
    run: (work) => context.with(inside, work),
    bind: (emitter) => void context.bind(inside, emitter),
    end(error) {
      if (error !== undefined) noteFailure(span, error);
      span.end();
    },
  };
}

/** Codes and class names, such as `INVALID_CREDENTIALS`, `23505`, `TimeoutError`. */
const ERROR_TYPE = /^\w{1,60}$/;

/** Records the code or the class of an error, but not the message, which may quote input. */
function noteFailure(span: Span, error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: unknown };
  const type = [code, name].find((text) => typeof text === 'string' && ERROR_TYPE.test(text)) ?? 'error';
  span.setAttribute('error.type', type as string);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Sets the name and the attributes that are known only at the end of the active span. @param isFailure whether the work
 * failed
 */
export function describeSpan(name: string | null, attributes: Attributes, isFailure = false): void {
  const span = isOn ? trace.getActiveSpan() : undefined;
  if (name !== null) span?.updateName(name);
  span?.setAttributes(attributes);
  if (isFailure) span?.setStatus({ code: SpanStatusCode.ERROR });
}

/** The fields that link a log line to its trace. */
export function traceFields(): { traceId?: string; spanId?: string } {
  const active = isOn ? trace.getActiveSpan()?.spanContext() : undefined;
  return active ? { traceId: active.traceId, spanId: active.spanId } : {};
}

/**
 * The active span as a `traceparent` (W3C Trace Context §3.2), for another process or a job. Undefined without an
 * active span. The caller's `tracestate` is not passed on, because it is not for third parties.
 */
export function traceparent(): string | undefined {
  const active = isOn ? trace.getActiveSpan()?.spanContext() : undefined;
  if (!active) return undefined;
  const flags = active.traceFlags.toString(16).padStart(2, '0');
  return `00-${active.traceId}-${active.spanId}-${flags}`;
}

/** The `traceparent` header, or no header without an active span. */
export function traceHeaders(): Record<string, string> {
  const value = traceparent();
  return value === undefined ? {} : { traceparent: value };
}

/** Version 00, the only one that clients send today. An id that consists of zeros is invalid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Reads a `traceparent`. @returns null if it is not a valid one */
export function parseTraceparent(value: unknown): SpanContext | null {
  const [, traceId, spanId, flags] = (typeof value === 'string' && TRACEPARENT.exec(value)) || [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
