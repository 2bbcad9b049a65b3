import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, idOf, runCommand } = await import('./command.ts');
const { openOption } = await import('./command-input.ts');
const { revokeLegacyTokens } = await import('../access/legacy-tokens/manage-issuers.ts');

const usage = {
  name: 'revoke-legacy-tokens',
  about:
    'Records the tokens that the old system has revoked, so that they are not adopted as open sessions. Reads one ' +
    'jti per line.',
  options: {
    account: ACCOUNT,
    issuer: { type: 'string', value: 'id', required: true, about: 'The issuer' },
    file: { type: 'string', value: 'path', about: 'The list; standard input if it is - or missing' },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const issuerId = idOf(usage, 'issuer', given.issuer);
  const acting = await actingOn(runtime, given.account);
  const lines = linesOf(openOption(usage, 'file', given.file));
  return revokeLegacyTokens(runtime, acting, issuerId, lines);
});

/** Creates the interface at the first read, because lines that it emits before that read would be lost. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
