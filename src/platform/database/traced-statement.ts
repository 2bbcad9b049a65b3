import { type NewSpan, tracedPart } from '../../lib/tracing.ts';

const VERB = /^\s*([a-z]+)/i;
const TABLE = /\b(?:from|into|update|join)\s+(?:"?\w+"?\.)?"?([a-z_]\w*)"?/i;

/** Runs a statement in a span that names its verb and its first table. The text is left out: it may contain values. */
export function tracedStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  return tracedPart(spanOf(text), run);
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
