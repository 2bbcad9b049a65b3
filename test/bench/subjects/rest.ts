import type { Gatehouse } from '../gatehouse.ts';
import { distribute, type Load } from '../load.ts';
import { saysValid } from './subject.ts';

/** `/auth/token/validate` by a partner, with one token per request. */
export function restLoad(
  { url, partnerHeaders }: Pick<Gatehouse, 'url' | 'partnerHeaders'>,
  tokens: readonly string[],
): Load {
  return validations(
    url,
    partnerHeaders,
    tokens.map((token) => ({ auth_token: token })),
  );
}

const BATCH = 100;

/** `/auth/token/validate` by a partner, with 100 tokens per request. */
export function batchLoad(
  { url, partnerHeaders }: Pick<Gatehouse, 'url' | 'partnerHeaders'>,
  tokens: readonly string[],
): Load {
  const batches = Array.from({ length: Math.floor(tokens.length / BATCH) }, (_, index) => ({
    auth_tokens: tokens.slice(index * BATCH, (index + 1) * BATCH),
  }));
  return validations(url, partnerHeaders, batches);
}

function validations(url: string, headers: Record<string, string>, bodies: readonly object[]): Load {
  const requests = bodies.map((body) => ({
    method: 'POST',
    path: '/api/v1/sdk/auth/token/validate',
    headers,
    body: JSON.stringify(body),
  }));
  return { url, requests: distribute(requests), isCorrect: saysValid };
}
