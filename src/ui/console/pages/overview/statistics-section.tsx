import { Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { localized } from '../../core/language.ts';
import { Loaded } from '../../parts/page.tsx';
import { CountsCard } from './counts-card.tsx';
import { OverviewStatisticsDocument, type OverviewStatisticsQuery } from './gql/graphql.ts';
import { periodOf, type Span, seriesOf } from './series.ts';
import { OUTCOME_COLORS, useOutcomeNames, useVerdictNames, useWayNames } from './statistics-names.ts';

const useTexts = localized({
  en: {
    span: 'Period',
    day: 'Day',
    week: 'Week',
    quarter: 'Quarter',
    site: 'Site',
    allSites: 'All sites',
    ways: 'Logins by method',
    outcomes: 'Logins by outcome',
    registrations: 'Registrations',
    password: 'With a password',
    sessions: 'Active sessions',
    sessionsAbout: 'Sessions that were opened or refreshed, each counted once in each hour or day.',
    verdicts: 'Token checks by result',
    partners: 'Token checks by partner',
    mails: 'Mails',
    webhooks: 'Webhook deliveries',
    waiting: (count: string) => `${count} waiting now`,
    wholeAccount: 'Counted for all sites.',
  },
  de: {
    span: 'Zeitraum',
    day: 'Tag',
    week: 'Woche',
    quarter: 'Quartal',
    site: 'Website',
    allSites: 'Alle Websites',
    ways: 'Anmeldungen nach Weg',
    outcomes: 'Anmeldungen nach Ergebnis',
    registrations: 'Registrierungen',
    password: 'Mit Passwort',
    sessions: 'Aktive Sitzungen',
    sessionsAbout: 'Sitzungen, die geöffnet oder erneuert wurden, je Stunde oder Tag einmal gezählt.',
    verdicts: 'Tokenprüfungen nach Ergebnis',
    partners: 'Tokenprüfungen nach Partner',
    mails: 'E-Mails',
    webhooks: 'Webhook-Zustellungen',
    waiting: (count: string) => `${count} warten gerade`,
    wholeAccount: 'Für alle Websites gezählt.',
  },
});

/** The statistics of a day, a week or a quarter. */
export function StatisticsSection({ sites }: { sites: readonly { id: string; name: string }[] }) {
  const texts = useTexts();
  const [span, setSpan] = useState<Span>('week');
  const [siteId, setSiteId] = useState<string | null>(null);
  const period = useMemo(() => periodOf(span), [span]);
  const reading = useReading(OverviewStatisticsDocument, { ...period, siteId });
  return (
    <Stack>
      <Group align="flex-end">
        <Button.Group aria-label={texts.span}>
          {(['day', 'week', 'quarter'] as const).map((value) => (
            <Button
              key={value}
              variant={value === span ? 'filled' : 'default'}
              aria-pressed={value === span}
              onClick={() => setSpan(value)}
            >
              {texts[value]}
            </Button>
          ))}
        </Button.Group>
        {sites.length > 1 && (
          <Select
            label={texts.site}
            value={siteId}
            placeholder={texts.allSites}
            onChange={setSiteId}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
          />
        )}
      </Group>
      <Loaded reading={reading}>
        {({ statistics }) => (
          <Charts statistics={statistics} step={period.step} isOneSite={siteId !== null} />
        )}
      </Loaded>
    </Stack>
  );
}

function Charts({
  statistics,
  step,
  isOneSite,
}: {
  statistics: OverviewStatisticsQuery['statistics'];
  step: 'HOUR' | 'DAY';
  isOneSite: boolean;
}) {
  const texts = useTexts();
  const ways = useWayNames();
  const outcomes = useOutcomeNames();
  const results = useVerdictNames();
  const { number } = useFormat();
  const { from, to, logins, registrations, activeSessions, verdicts, mails, webhooks } = statistics;
  const period = { from, to, step };
  const ofOutcome = <Row extends { at: string; count: number; outcome: keyof typeof outcomes }>(
    counts: readonly Row[],
  ) =>
    seriesOf(
      counts,
      ({ outcome }) => outcomes[outcome],
      period,
      ({ outcome }) => OUTCOME_COLORS[outcome],
    );
  const succeeded = logins.filter(({ outcome }) => outcome === 'SUCCEEDED');
  const whole = isOneSite ? texts.wholeAccount : '';
  const health = (waiting: number) => `${texts.waiting(number(waiting))}. ${whole}`;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <CountsCard
        title={texts.ways}
        series={seriesOf(succeeded, ({ way, provider }) => provider ?? ways[way], period)}
        step={step}
      />
      <CountsCard title={texts.outcomes} series={ofOutcome(logins)} step={step} />
      <CountsCard
        title={texts.registrations}
        series={seriesOf(registrations, ({ provider }) => provider ?? texts.password, period)}
        step={step}
      />
      <CountsCard
        title={texts.sessions}
        about={texts.sessionsAbout}
        series={seriesOf(activeSessions, () => texts.sessions, period)}
        step={step}
        withTotal={false}
      />
      <CountsCard
        title={texts.verdicts}
        about={whole || undefined}
        series={seriesOf(
          verdicts,
          ({ verdict }) => results[verdict as keyof typeof results] ?? verdict,
          period,
          ({ verdict }) => OUTCOME_COLORS[verdict],
        )}
        step={step}
      />
      <CountsCard
        title={texts.partners}
        about={whole || undefined}
        series={seriesOf(verdicts, ({ partnerName }) => partnerName, period)}
        step={step}
      />
      <CountsCard
        title={texts.mails}
        about={health(statistics.mailsWaiting)}
        series={ofOutcome(mails)}
        step={step}
      />
      <CountsCard
        title={texts.webhooks}
        about={health(statistics.webhooksWaiting)}
        series={ofOutcome(webhooks)}
        step={step}
      />
    </SimpleGrid>
  );
}
