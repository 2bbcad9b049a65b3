import { type DocumentNode, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CompiledDocument, compileVerdicts } from './compiled-verdicts.ts';
import { introspects, nameOfOperation } from './outcome.ts';

/** A document that has been parsed, found valid and within the limits. */
export type GoodDocument = {
  readonly document: DocumentNode;
  /** Whether it asks about the schema and nothing else. */
  readonly introspects: boolean;
  /** Its operation for the access log. */
  nameOf(operationName: string | null): string;
  /** Its compiled form, if it is one of those that have one; counts how often it is asked for. */
  compiled(operationName: string | null): CompiledDocument | null;
};

/**
 * Good documents by their text: clients send the same few over and over. Only good ones are kept, so a
 * refusal is always made anew.
 */
export type KnownDocuments = {
  get(text: string): GoodDocument | undefined;
  remember(text: string, document: DocumentNode): GoodDocument;
};

const MAX_DOCUMENTS = 1_000;
const MAX_CHARACTERS = 4_000_000;
/** A longer document is mostly comments or literals. A few of them would evict the documents of other clients. */
const MAX_DOCUMENT_CHARACTERS = 20_000;
/** Compiling costs some milliseconds: nobody can make us do it with every request. */
const COMPILED_AFTER = 20;

export function rememberDocuments(): KnownDocuments {
  const cache = new LRUCache<string, GoodDocument>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_DOCUMENT_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });
  return {
    get: (text) => cache.get(text),
    remember(text, document) {
      const good = goodDocument(document, COMPILED_AFTER);
      cache.set(text, good);
      return good;
    },
  };
}

/**
 * @param document parsed, found valid and within the limits
 * @param compiledAfter at which use it is compiled, if it is one of those
 */
export function goodDocument(document: DocumentNode, compiledAfter: number): GoodDocument {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [only] = operations.length === 1 ? operations : [];
  const onlyName = only && nameOfOperation(document);
  let uses = 0;
  let compiled: CompiledDocument | null = null;
  return {
    document,
    introspects: introspects(document),
    nameOf: (operationName) => onlyName ?? nameOfOperation(document, operationName),
    compiled(operationName) {
      // The executor says what is wrong with a name that no operation has.
      if (!only || (operationName !== null && operationName !== only.name?.value)) return null;
      uses += 1;
      if (uses === compiledAfter) compiled = compileVerdicts(document, only);
      return compiled;
    },
  };
}
