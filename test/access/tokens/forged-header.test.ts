import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { Forger } from './forger.ts';
import { accepted, type Json, segment } from './jwt.ts';

const server = testServer();
let forger: Forger;
beforeEach(async () => {
  forger = new Forger((await register(server.url)).token);
});

describe('no forgery is accepted with', () => {
  test('a key in the header, or the URL of a key, which is not fetched', async () => {
    const { header } = forger;
    let fetched = 0;
    const host = createServer((_request, response) => {
      fetched += 1;
      response.end(JSON.stringify({ keys: [ownJwk] }));
    });
    const ownJwk = {
      ...forger.keys.publicKey.export({ format: 'jwk' }),
      kid: 'attacker',
      alg: 'ES256',
      use: 'sig',
    };
    const ownDer = forger.keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const material: Json[] = [
      { jwk: ownJwk },
      { jwk: { ...ownJwk, kid: header.kid } },
      { jku: `${base}/jwks.json` },
      { jku: `${server.settings.publicUrl}@127.0.0.1/jwks.json` },
      { x5u: `${base}/cert.pem` },
      { x5c: [ownDer] },
      { x5c: [ownDer], x5t: 'AAAA', 'x5t#S256': 'AAAA' },
      { jwk: ownJwk, jku: `${base}/jwks.json`, x5u: `${base}/cert.pem`, x5c: [ownDer] },
    ];
    const { kid: _kid, ...withoutKid } = header;
    for (const extra of material) {
      const name = Object.keys(extra).join('+');
      const number = forger.forgeries.size;
      forger.forge(`${number} ${name}, our kid`, { ...header, ...extra }, forger.own);
      forger.forge(`${number} ${name}, their kid`, { ...header, ...extra, kid: 'attacker' }, forger.own);
      forger.forge(`${number} ${name}, no kid`, { ...withoutKid, ...extra }, forger.own);
    }
    expect(await accepted(server, forger.forgeries)).toEqual([]);
    expect(fetched).toBe(0);
    host.close();
  });

  test('a kid that names no signing key: a path, a URL, SQL, or another type', async () => {
    const { header } = forger;
    const { kid: _kid, ...withoutKid } = header;
    const kids: unknown[] = [
      '../../../../../../dev/null',
      '/dev/null',
      'file:///dev/null',
      'https://attacker.example/key',
      "x' UNION SELECT 'key' --",
      "' OR '1'='1",
      'a; sleep 5',
      '$(id)',
      '__proto__',
      'constructor',
      'toString',
      '',
      '\0',
      `${header.kid}\0`,
      `${header.kid} `,
      String(header.kid).toUpperCase(),
      '01a3c5e7-0000-4000-8000-000000000000',
      'x'.repeat(2_000),
      '\ud800',
      [header.kid],
      [],
      {},
      { toString: header.kid },
      null,
      true,
      0,
    ];
    for (const [number, kid] of kids.entries()) {
      forger.forge(`kid ${number}, the attacker’s key`, { ...header, kid }, forger.own);
      forger.forge(`kid ${number}, an empty HMAC`, { ...header, alg: 'HS256', kid }, (input) =>
        createHmac('sha256', '').update(input).digest(),
      );
    }
    forger.forge('no kid', withoutKid, forger.own);
    forger.forge('no kid, the original’s signature', withoutKid, forger.original);
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });

  test('extensions, repeated members and other serialisations', async () => {
    const { header, payload, segments } = forger;
    const text = (members: string) => `{${members},"typ":"at+jwt","kid":"${header.kid}"}`;
    for (const signature of [forger.own, forger.original]) {
      const whose = signature === forger.original ? 'the original’s signature' : 'the attacker’s key';
      forger.forge(`crit unknown, ${whose}`, { ...header, crit: ['x-unknown'], 'x-unknown': 1 }, signature);
      forger.forge(`crit empty, ${whose}`, { ...header, crit: [] }, signature);
      forger.forge(`b64 false, ${whose}`, { ...header, crit: ['b64'], b64: false }, signature);
      forger.forge(`b64 false, not critical, ${whose}`, { ...header, b64: false }, signature);
      forger.forge(`alg twice, none first, ${whose}`, text('"alg":"none","alg":"ES256"'), signature);
      forger.forge(`alg twice, none last, ${whose}`, text('"alg":"ES256","alg":"none"'), signature);
      forger.forge(`compressed, ${whose}`, { ...header, zip: 'DEF' }, signature);
      forger.forge(`encrypted in name, ${whose}`, { ...header, alg: 'dir', enc: 'A256GCM' }, signature);
      forger.forge(`header with a BOM, ${whose}`, `\ufeff${JSON.stringify(header)}`, signature);
      forger.forge(`header a list, ${whose}`, '[]', signature);
      forger.forge(`header a text, ${whose}`, '"ES256"', signature);
      const twice = segment(JSON.stringify(payload).replace('{', `{"sub":"1",`));
      forger.forge(`sub twice, ${whose}`, header, signature, twice);
      const nested = segment(`${segments.join('.')}`);
      forger.forge(`nested token, ${whose}`, { ...header, cty: 'JWT' }, signature, nested);
    }
    const [protectedHeader, body, signature] = segments;
    forger.forgeries.set(
      'JSON, flattened',
      JSON.stringify({ protected: protectedHeader, payload: body, signature }),
    );
    forger.forgeries.set(
      'JSON, general',
      JSON.stringify({ payload: body, signatures: [{ protected: protectedHeader, signature }] }),
    );
    forger.forgeries.set('five segments', `${protectedHeader}..${body}..${signature}`);
    forger.forgeries.set('detached payload', `${protectedHeader}..${signature}`);
    forger.forgeries.set('all blank', ' . . ');
    expect(await accepted(server, forger.forgeries)).toEqual([]);
  });
});
