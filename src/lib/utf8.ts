const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of bytes; null when they are not UTF-8, which would otherwise be kept as U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
