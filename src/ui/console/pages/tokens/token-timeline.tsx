import { Text, Timeline } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCircleX,
  IconHourglassEmpty,
  IconLogin2,
  IconRefresh,
  IconTicket,
} from '@tabler/icons-react';
import { deviceName } from '../../../elements/profile/device-name.ts';
import { localized } from '../../core/language.ts';
import { At } from '../../parts/time.tsx';
import { useSessionNames } from '../customers/session-names.ts';
import type { TokenStory } from './token-story.ts';

type Entry = TokenStory['entries'][number];

const useTexts = localized({
  en: {
    SESSION_BEGAN: 'The session began',
    REFRESHED: 'The session was refreshed',
    ISSUED: 'This token was issued',
    TOKEN_EXPIRED: 'This token expired',
    SUPERSEDED: 'A newer login replaced the session',
    SESSION_ENDED: 'The session ended',
    SESSION_EXPIRED: 'The session reached its absolute end',
    by: (who: string) => `by ${who}`,
    from: (source: string) => `from ${source}`,
    newer: (id: string) => `The newer session: ${id}`,
    site: (id: string) => `site ${id}`,
  },
  de: {
    SESSION_BEGAN: 'Die Sitzung begann',
    REFRESHED: 'Die Sitzung wurde erneuert',
    ISSUED: 'Dieses Token wurde ausgestellt',
    TOKEN_EXPIRED: 'Dieses Token ist abgelaufen',
    SUPERSEDED: 'Eine neuere Anmeldung hat die Sitzung ersetzt',
    SESSION_ENDED: 'Die Sitzung endete',
    SESSION_EXPIRED: 'Die Sitzung erreichte ihr spätestes Ende',
    by: (who: string) => `durch: ${who}`,
    from: (source: string) => `von ${source}`,
    newer: (id: string) => `Die neuere Sitzung: ${id}`,
    site: (id: string) => `Website ${id}`,
  },
});

const LOOK: Record<Entry['kind'], { icon: typeof IconLogin2; color: string }> = {
  SESSION_BEGAN: { icon: IconLogin2, color: 'teal' },
  REFRESHED: { icon: IconRefresh, color: 'blue' },
  ISSUED: { icon: IconTicket, color: 'indigo' },
  TOKEN_EXPIRED: { icon: IconHourglassEmpty, color: 'orange' },
  SUPERSEDED: { icon: IconArrowsExchange, color: 'red' },
  SESSION_ENDED: { icon: IconCircleX, color: 'red' },
  SESSION_EXPIRED: { icon: IconHourglassEmpty, color: 'red' },
};

const ICON = 16;

/** The history of a token and its session, the oldest entry first. */
export function TokenTimeline({ story }: { story: TokenStory }) {
  const texts = useTexts();
  if (story.entries.length === 0) return null;
  return (
    <Timeline bulletSize={28} lineWidth={2} active={story.entries.length} data-timeline>
      {story.entries.map((entry) => {
        const { icon: Icon, color } = LOOK[entry.kind];
        return (
          <Timeline.Item
            key={`${entry.kind} ${entry.at}`}
            color={color}
            bullet={<Icon size={ICON} aria-hidden />}
            title={texts[entry.kind]}
          >
            <Details entry={entry} session={story.session ?? null} />
            <Text size="sm" c="dimmed">
              <At iso={entry.at} />
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function Details({ entry, session }: { entry: Entry; session: TokenStory['session'] | null }) {
  const texts = useTexts();
  const names = useSessionNames();
  const parts: (string | null)[] = [];
  if (entry.kind === 'SESSION_BEGAN' && session) {
    const { startedBy, siteId, userAgent, source } = session;
    parts.push(names.start(startedBy), texts.site(siteId), deviceName(userAgent ?? null), texts.from(source));
  }
  if (entry.kind === 'SESSION_ENDED' && session?.endReason) {
    parts.push(names.endReason(session.endReason));
    if (session.endedBy) parts.push(texts.by(names.actorOf(session.endedBy)));
  }
  if (entry.supersededById) parts.push(texts.newer(entry.supersededById));
  const text = parts.filter(Boolean).join(', ');
  return text === '' ? null : <Text size="sm">{text}</Text>;
}
