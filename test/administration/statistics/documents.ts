import { execute } from '../../support/client.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { StatisticsQuery, StatisticsQueryVariables } from '../../support/gql/graphql.ts';
import type { TestServer } from '../../support/server.ts';

export const Statistics = graphql(`
  query Statistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {
    statistics(from: $from, to: $to, step: $step, siteId: $siteId) {
      from to
      logins { at way provider outcome count }
      registrations { at provider count }
      activeSessions { at count }
      verdicts { at partnerId partnerName verdict count }
      mails { at outcome count }
      mailsWaiting
      webhooks { at outcome count }
      webhooksWaiting
    }
  }
`);

export type Period = Omit<StatisticsQueryVariables, 'step'> & { step?: StatisticsQueryVariables['step'] };

export async function readStatistics(
  { url }: Pick<TestServer, 'url'>,
  period: Period,
  caller: { token: string },
): Promise<StatisticsQuery['statistics']> {
  return (await execute(url, Statistics, { step: 'HOUR', ...period }, caller)).statistics;
}

export const MailDelivery = graphql(`
  query MailDelivery { mailDelivery { transport lastSentOn waiting } }
`);
