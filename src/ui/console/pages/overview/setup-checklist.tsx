import { Group, List, Paper, Stack, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { TextLink } from '../../parts/links.tsx';
import { SetupOfAdminsDocument, type SetupOfAllQuery, SetupOfOwnersDocument } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Set up',
    done: 'Done',
    open: 'To do',
    link: 'Set the address of a site, to which the links in mails lead',
    origins: 'Allow the origin of the pages of a site',
    smtp: 'Give the service a mail server (SMTP_URL), so that mails reach people',
    mail: 'Send yourself a test mail',
    factor: 'Set up a second factor for your own login',
    partner: 'Create a partner for the server of the site',
    used: 'Let the partner check its first token',
    webhook: 'Add a webhook endpoint',
    owner: 'Invite a second owner, who can help if you are locked out',
  },
  de: {
    title: 'Einrichten',
    done: 'Erledigt',
    open: 'Offen',
    link: 'Adresse einer Website festlegen, mit der Links in E-Mails beginnen',
    origins: 'Herkunft (Origin) der Seiten einer Website erlauben',
    smtp: 'Dem Dienst einen Mailserver geben (SMTP_URL), damit E-Mails ankommen',
    mail: 'Eine Test-E-Mail an sich selbst senden',
    factor: 'Zweiten Faktor für die eigene Anmeldung einrichten',
    partner: 'Partner für den Server der Website anlegen',
    used: 'Partner das erste Token prüfen lassen',
    webhook: 'Webhook-Endpunkt hinzufügen',
    owner: 'Zweiten Inhaber einladen, damit niemand ausgesperrt wird',
  },
});

/** `page` is the page on which the collaborator takes the step. */
type Step = { text: string; isDone: boolean; page: Pick<LinkProps, 'to' | 'params'> };

/**
 * The next steps of a new account. Each role sees the steps that it can take. The list disappears when all steps are
 * done.
 */
export function SetupChecklist({ setup }: { setup: SetupOfAllQuery }) {
  const texts = useTexts();
  const { can } = useSession();
  const { data: admin } = useReading(SetupOfAdminsDocument, {}, { pause: !can('ADMIN') });
  const { data: owner } = useReading(SetupOfOwnersDocument, {}, { pause: !can('OWNER') });
  const { sites, collaboratorAuthenticators } = setup;
  const steps: Step[] = [
    {
      text: texts.factor,
      isDone: collaboratorAuthenticators.authenticators.length > 0,
      page: { to: '/security' },
    },
  ];
  if (admin) {
    const [site] = sites;
    const ofSite: Step['page'] = site
      ? { to: '/sites/$siteId', params: { siteId: site.id } }
      : { to: '/sites/new' };
    const ofMails: Step['page'] = site
      ? { to: '/sites/$siteId/mails', params: { siteId: site.id } }
      : { to: '/sites/new' };
    const { transport, lastSentOn } = admin.mailDelivery;
    const hasServer = transport === 'SMTP';
    const hasOrigin = sites.some(({ allowedOrigins }) => allowedOrigins.length > 0);
    const isUsed = admin.partners.some(({ lastUsedAt }) => Boolean(lastUsedAt));
    steps.unshift(
      { text: texts.link, isDone: sites.some(({ link }) => Boolean(link)), page: ofSite },
      { text: texts.origins, isDone: hasOrigin, page: ofSite },
      {
        text: hasServer ? texts.mail : texts.smtp,
        isDone: hasServer && lastSentOn !== null,
        page: ofMails,
      },
    );
    steps.push(
      { text: texts.partner, isDone: admin.partners.length > 0, page: { to: '/partners' } },
      { text: texts.used, isDone: isUsed, page: { to: '/partners' } },
      { text: texts.webhook, isDone: admin.webhookEndpoints.length > 0, page: { to: '/webhooks' } },
    );
  }
  if (owner) {
    const owners = owner.collaborators.filter(({ role, invited }) => role === 'OWNER' && !invited);
    steps.push({ text: texts.owner, isDone: owners.length > 1, page: { to: '/team' } });
  }
  if (steps.every(({ isDone }) => isDone)) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.title}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <List listStyleType="none" spacing="xs">
          {steps.map(({ text, isDone, page }) => (
            <List.Item key={text}>
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <ThemeIcon
                  size="sm"
                  radius="xl"
                  variant="light"
                  color={isDone ? 'teal' : 'gray'}
                  role="img"
                  aria-label={isDone ? texts.done : texts.open}
                >
                  {isDone ? <IconCheck size={14} aria-hidden /> : <IconCircleDashed size={14} aria-hidden />}
                </ThemeIcon>
                <TextLink {...page} size="sm" c={isDone ? 'dimmed' : undefined}>
                  {text}
                </TextLink>
              </Group>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Paper>
  );
}
