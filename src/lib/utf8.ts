const decoder = new TextDecoder('utf-8', { fatal: true });

/** Decodes UTF-8; null for invalid bytes, which would otherwise become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
