import type { Readable } from 'node:stream';

/** The size of the stored beginning of a response's body. */
export const MAX_ANSWER_BYTES = 2_048;
/** The time for the body, after the status has arrived. A slow body must not delay the next delivery. */
const MAX_MILLISECONDS = 1_000;

/**
 * Reads the beginning of the body of a response, and closes the connection. Never throws, because only the status
 * decides whether the delivery succeeded.
 * @returns text without control characters, except line breaks and tabs; null for a blank body
 */
export async function readAnswer(body: Readable): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  body.on('error', () => {});
  const tooLate = setTimeout(() => body.destroy(), MAX_MILLISECONDS);
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // The part that has arrived is returned.
  } finally {
    clearTimeout(tooLate);
    body.destroy();
  }
  return safeText(Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES));
}

/**
 * Bytes that are not UTF-8 become U+FFFD. Control and format characters, which can disguise a text, are removed, except
 * line breaks and tabs.
 */
function safeText(bytes: Uint8Array): string | null {
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '');
  return text.trim() === '' ? null : text;
}
