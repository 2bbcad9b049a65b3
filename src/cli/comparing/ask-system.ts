import { failureReason } from '../../lib/outgoing.ts';
import type { Question } from './questions.ts';
import type { Answer } from './shape.ts';

const TIMEOUT_MS = 10_000;
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Sends one question to one system. @returns its answer, or the reason why there is no answer */
export async function askSystem(
  base: string,
  { method, path, query, body, token }: Question,
): Promise<Answer | { reason: string }> {
  const search = query ? `?${new URLSearchParams(query)}` : '';
  try {
    const response = await fetch(`${base}${path}${search}`, {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'Gatehouse-compare',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: parsed(await readText(response)) };
  } catch (error) {
    return { reason: failureReason(error) };
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BODY_BYTES) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
