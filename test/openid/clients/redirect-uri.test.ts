import { describe, expect, test } from 'vitest';
import { logoutUriProblem, redirectUriProblem } from '../../../src/openid/clients/redirect-uri.ts';

const CONFIDENTIAL = { isPublic: false };
const PUBLIC = { isPublic: true };

const FOR_BOTH = [
  'https://app.example/callback',
  'https://app.example',
  'https://app.example/',
  'https://app.example:8443/cb?tenant=1',
  'https://xn--bcher-kva.example/cb',
  'http://localhost:3000/cb',
  'http://127.0.0.1/cb',
  'http://[::1]:8080/cb',
];
const FOR_PUBLIC = ['com.example.app:/callback', 'com.example.app://login/cb', 'example.reader-2:/'];

const FOR_NONE = [
  ...[
    '',
    ' ',
    'callback',
    '/callback',
    '//app.example/cb',
    'https://',
    'https:///cb',
    'https:app.example/cb',
  ],
  // URIs with a fragment, a wildcard or credentials.
  ...[
    'https://app.example/cb#',
    'https://app.example/cb#part',
    'https://*.app.example/cb',
    'https://app.example/*',
  ],
  ...[
    'https://user@app.example/cb',
    'https://user:word@app.example/cb',
    'https://@app.example/cb',
    'https://:@app.example/',
  ],
  // URIs that a browser would write in another form. Another parser may read them as other URIs.
  ...[
    'https://APP.example/cb',
    'HTTPS://app.example/cb',
    'https://app.example:443/cb',
    'https://app.example/a/../cb',
  ],
  ...[
    'https://app.example\\@evil.example/',
    'https:\\\\app.example/',
    'https://app.example/\tcb',
    'https://app.example/c b',
  ],
  ...[
    'https://app.example/cb\n',
    '\0https://app.example',
    'https://bücher.example/cb',
    'https://app.example/%2e%2e/cb',
  ],
  ...['https://0x7f.1/cb', 'https://app.example?x=1', 'https://app.example/"cb'],
  // URIs with http and a host that is not a loopback address. Some of the hosts only resemble one.
  ...[
    'http://app.example/cb',
    'http://localhost.evil.example/cb',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.2/',
  ],
  ...[
    'http://[::ffff:127.0.0.1]/',
    'http://app.localhost/',
    'http://0.0.0.0/',
    'http://localhost@evil.example/',
  ],
  // Hosts that would end a directive of a Content-Security-Policy, or the whole policy.
  ...['https://evil;sandbox/', 'https://evil,foo/', "https://e'vil/", 'https://(evil)/', 'https://a=b/'],
  // Schemes that run code, read files, or could belong to any app.
  ...[
    'javascript:alert(1)',
    'javascript://app.example/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:x',
  ],
  ...[
    'myapp:/cb',
    'myapp://cb',
    'urn:ietf:wg:oauth:2.0:oob',
    'com.example.app:callback',
    'com.example.app:',
    'com..app:/cb',
  ],
  ...[
    'com.example.app:/cb#x',
    'com.example.app://*/',
    'com.example.app://user@host/',
    'COM.example.app:/cb',
    '1com.example:/',
  ],
];

describe('a redirect URI', () => {
  test.each(FOR_BOTH)('may be %s', (uri) => {
    expect([redirectUriProblem(uri, CONFIDENTIAL), redirectUriProblem(uri, PUBLIC)]).toEqual([null, null]);
  });

  test.each(FOR_PUBLIC)('of a public client may be %s', (uri) => {
    expect(redirectUriProblem(uri, PUBLIC)).toBeNull();
    expect(redirectUriProblem(uri, CONFIDENTIAL)).not.toBeNull();
  });

  test.each(FOR_NONE)('may not be %j', (uri) => {
    expect(redirectUriProblem(uri, PUBLIC)).toEqual(expect.any(String));
    expect(redirectUriProblem(uri, CONFIDENTIAL)).toEqual(expect.any(String));
  });

  test('of a public client at a loopback address must use http', () => {
    expect(redirectUriProblem('https://localhost:3000/cb', CONFIDENTIAL)).toBeNull();
    expect(redirectUriProblem('https://localhost:3000/cb', PUBLIC)).not.toBeNull();
  });
});

test('the URI of a logout must use https, or http at a loopback address', () => {
  for (const uri of FOR_BOTH) expect(logoutUriProblem(uri)).toBeNull();
  for (const uri of [...FOR_PUBLIC, ...FOR_NONE]) expect(logoutUriProblem(uri)).toEqual(expect.any(String));
});
