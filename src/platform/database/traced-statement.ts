import { isTracing, type NewSpan, tracedPart } from '../../lib/tracing.ts';

const VERB = /^\s*([a-z]+)/i;
/**
 * `FROM` is also a word inside of calls, such as `extract(epoch FROM expires_at)`, and of `IS DISTINCT FROM`. This is
 * looked for only after a `FROM` was found: a list of columns is long.
 */
const TABLE =
  /\b(?:from|into|update|join)\b(?<!\b(?:extract|overlay|position|substring|trim)\s*\([^()]*from|\bdistinct\s+from)\s+(?:only\s+)?(?:"?\w+"?\.)?"?([a-z_]\w*)"?/i;

/** Runs a statement in a span that names its verb and its first table. The text is left out: it may contain values. */
export function tracedStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  return tracedPart(() => spanOf(text), run);
}

/**
 * Runs a query of the driver in a span if the driver returns a promise. The pool passes a callback to its connections,
 * after a wait that may end in the context of another request, so the span is that of the pool's own query.
 * @param given the parameters of the driver's `query`
 */
export function tracedQuery(given: unknown[], run: () => unknown): unknown {
  const [first] = given;
  const text: unknown = (first as { text?: unknown } | undefined)?.text ?? first;
  if (!isTracing() || typeof text !== 'string' || typeof given.at(-1) === 'function') return run();
  return tracedStatement(text, run as () => Promise<unknown>);
}

/** The span of a statement, without the statement's text. */
export function spanOf(text: string): NewSpan {
  const operation = VERB.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
  const table = TABLE.exec(text)?.[1];
  return {
    name: table === undefined ? operation : `${operation} ${table}`,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table === undefined ? {} : { 'db.collection.name': table }),
    },
  };
}
