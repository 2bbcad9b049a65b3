import { expect, test } from 'vitest';
import { changeByToken, codeOf } from '../customers/email-addresses/scene.ts';
import { request } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { Register } from '../support/documents.ts';
import { describePostgres } from '../support/postgres.ts';
import { inParallel, startTwoServers } from './two-servers.ts';

describePostgres('while a customer changes their email', () => {
  test('the previous one can be registered on neither of two servers', async () => {
    const servers = await startTwoServers();
    for (let round = 0; round < 3; round += 1) {
      const customer = await register(servers.at(0).url);
      const { email } = customer;
      const answers = await inParallel(40, async (index) => {
        if (index === 20) return changeByToken(servers.at(0), customer).then(() => 'changed');
        const input = { email, password: 'correct horse' };
        return codeOf(await request(servers.at(index).url, Register, { input }));
      });
      expect(answers.filter((answer) => answer === 'changed')).toHaveLength(1);
      expect(new Set(answers)).toEqual(new Set(['changed', 'VALIDATION_FAILED']));
    }
  });
});
