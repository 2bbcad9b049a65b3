import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { EndSessions } from '../../parts/end-sessions.tsx';
import { EndSiteSessionsDocument } from './gql/graphql.ts';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    about:
      'Logs every customer of this site out at once, on all devices. Their tokens become invalid, also at partners.',
    button: 'End all sessions of this site',
  },
  de: {
    about:
      'Meldet alle Kunden dieser Website sofort auf allen Geräten ab. Ihre Tokens werden auch bei Partnern ungültig.',
    button: 'Alle Sitzungen dieser Website beenden',
  },
});

/** Ends all sessions of the site. */
export function EndSiteSessions() {
  const texts = useTexts();
  const { site } = useSite();
  const [run, { problem, clear }] = useAction(EndSiteSessionsDocument);
  return (
    <EndSessions
      {...texts}
      typed={site.slug}
      end={async (after) => {
        const outcome = await run({ siteId: site.id, after });
        return outcome.data ? { ...outcome, data: outcome.data.endSiteSessions } : outcome;
      }}
      problem={problem}
      onClose={clear}
    />
  );
}
