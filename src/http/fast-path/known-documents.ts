import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CompiledDocument } from '../../graphql/engine.ts';
import { compileVerdicts } from './compiled-verdicts.ts';

/** A document that has been parsed, and is valid and within the limits. */
export type KnownDocument = {
  readonly document: DocumentNode;
  /** Counts a use of the document. Returns its compiled form, or null while there is none. */
  compiled(): CompiledDocument | null;
};

/** A cache of valid documents by their text. Clients send few documents, and send them often. */
export type KnownDocuments = {
  get(text: string): KnownDocument | undefined;
  remember(text: string, document: DocumentNode): KnownDocument;
};

const MAX_DOCUMENTS = 1_000;
const MAX_CHARACTERS = 4_000_000;
/** A longer document is mostly comments or literals. A few such documents would evict those of other clients. */
const MAX_DOCUMENT_CHARACTERS = 20_000;
/** Compiling takes milliseconds, so a client must not be able to cause it with each request. */
const COMPILED_AFTER_USES = 20;

export function rememberDocuments(): KnownDocuments {
  const cache = new LRUCache<string, KnownDocument>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_DOCUMENT_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });
  return {
    get: (text) => cache.get(text),
    remember(text, document) {
      const known = knownDocument(document);
      cache.set(text, known);
      return known;
    },
  };
}

function knownDocument(document: DocumentNode): KnownDocument {
  let uses = 0;
  let compiled: CompiledDocument | null = null;
  return {
    document,
    compiled() {
      uses += 1;
      if (uses === COMPILED_AFTER_USES) compiled = compileVerdicts(document);
      return compiled;
    },
  };
}
