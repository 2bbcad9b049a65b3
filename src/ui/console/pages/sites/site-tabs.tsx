import { localized } from '../../core/language.ts';
import { Tab, Tabs } from '../../parts/tabs.tsx';

const useTexts = localized({
  en: {
    label: 'Sections of the site',
    general: 'General',
    identity: 'Identity',
    tokens: 'Tokens and sessions',
    branding: 'Branding',
    mails: 'Mails',
    providers: 'Identity providers',
    bots: 'Bot protection',
    comments: 'Comments',
    plans: 'Plans',
    embed: 'Embed',
  },
  de: {
    label: 'Bereiche der Website',
    general: 'Allgemein',
    identity: 'Anmeldung',
    tokens: 'Tokens und Sitzungen',
    branding: 'Gestaltung',
    mails: 'E-Mails',
    providers: 'Identitätsanbieter',
    bots: 'Bot-Schutz',
    comments: 'Kommentare',
    plans: 'Tarife',
    embed: 'Einbinden',
  },
});

/** The sections of a site, as links: each has an address of its own. */
export function SiteTabs({ siteId }: { siteId: string }) {
  const { label, ...texts } = useTexts();
  const params = { siteId };
  return (
    <Tabs label={label}>
      <Tab to="/sites/$siteId" params={params} activeOptions={{ exact: true }}>
        {texts.general}
      </Tab>
      <Tab to="/sites/$siteId/identity" params={params}>
        {texts.identity}
      </Tab>
      <Tab to="/sites/$siteId/tokens" params={params}>
        {texts.tokens}
      </Tab>
      <Tab to="/sites/$siteId/branding" params={params}>
        {texts.branding}
      </Tab>
      <Tab to="/sites/$siteId/mails" params={params}>
        {texts.mails}
      </Tab>
      <Tab to="/sites/$siteId/providers" params={params}>
        {texts.providers}
      </Tab>
      <Tab to="/sites/$siteId/bots" params={params}>
        {texts.bots}
      </Tab>
      <Tab to="/sites/$siteId/comments" params={params}>
        {texts.comments}
      </Tab>
      <Tab to="/sites/$siteId/plans" params={params}>
        {texts.plans}
      </Tab>
      <Tab to="/sites/$siteId/embed" params={params}>
        {texts.embed}
      </Tab>
    </Tabs>
  );
}
