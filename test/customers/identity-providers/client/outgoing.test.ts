import { expect, test } from 'vitest';
import { createOutgoing } from '../../../../src/lib/outgoing.ts';
import { startOpenIdProvider } from '../openid-provider.ts';

const why = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => null,
    (reason: Error) => reason,
  );
  return `${error?.message} ${(error?.cause as Error | undefined)?.message ?? ''}`;
};

test('production requests to a provider use TLS and public addresses only', async () => {
  const { issuer } = await startOpenIdProvider();
  const ask = createOutgoing({ environment: 'production' });
  for (const url of [issuer, 'http://example.test/', 'https://user:pass@example.test/']) {
    expect(await why(ask(url))).toContain('Only https may be called');
  }
  for (const host of ['127.0.0.1', '[::1]', '10.0.0.1', '169.254.169.254', '[::ffff:127.0.0.1]']) {
    expect([host, await why(ask(`https://${host}/`))]).toEqual([
      host,
      expect.stringContaining('not a public one'),
    ]);
  }
});

test('requests outside production may also go to this machine without TLS', async () => {
  const { issuer } = await startOpenIdProvider();
  const ask = createOutgoing({ environment: 'development' });
  expect((await ask(`${issuer}/.well-known/openid-configuration`)).status).toBe(200);
  for (const url of ['http://example.test/', 'http://127.0.0.1.example.test/', 'ftp://localhost/', 'x']) {
    expect(await why(ask(url))).toContain('Only https may be called');
  }
});
