import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { sendCacheable } from '../../../src/http/responses/cacheable.ts';

async function tagOf(body: string | Buffer): Promise<unknown> {
  const set: Record<string, unknown> = {};
  const reply = {
    headers: (more: object) => Object.assign(set, more),
    header: () => reply,
    send: () => reply,
  } as unknown as FastifyReply;
  const request = { headers: {} } as FastifyRequest;
  await sendCacheable(request, reply, { type: 'text/plain', maxAgeSeconds: 1, body });
  return set.etag;
}

test('a cached document is hashed once', async () => {
  const body = Buffer.from('a document');
  const tag = await tagOf(body);
  // The server never changes a cached document. This change shows whether the document is hashed again.
  body[0] = 0x41;
  expect(await tagOf(body)).toBe(tag);
  expect(await tagOf(Buffer.from(body))).not.toBe(tag);
});

test('equal texts have the same ETag, and different texts do not', async () => {
  expect(await tagOf('one')).toBe(await tagOf(['o', 'ne'].join('')));
  expect(await tagOf('one')).not.toBe(await tagOf('two'));
});
