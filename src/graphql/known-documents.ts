import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/**
 * Documents that have been parsed, found valid and within the limits, by their text: clients send the
 * same few over and over. Only good ones are kept, so a refusal is always made anew.
 */
export type KnownDocuments = {
  get(text: string): DocumentNode | undefined;
  remember(text: string, document: DocumentNode): void;
};

const MAX_DOCUMENTS = 1_000;
const MAX_CHARACTERS = 4_000_000;

export function rememberDocuments(): KnownDocuments {
  const cache = new LRUCache<string, DocumentNode>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });
  return {
    get: (text) => cache.get(text),
    remember: (text, document) => void cache.set(text, document),
  };
}
