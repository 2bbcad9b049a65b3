import { Group, Paper, Stack, Title } from '@mantine/core';
import { useReading } from '../../core/api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Given } from '../../parts/copy.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { RemoveSingleSignOnDocument, SingleSignOnDocument } from './gql/graphql.ts';
import { SsoForm } from './sso-form.tsx';
import { useSsoTexts } from './sso-texts.ts';

/** The page on which owners set up the single sign-on of collaborators at the provider of their company. */
export function SingleSignOnPage() {
  const texts = useSsoTexts();
  const reading = useReading(SingleSignOnDocument, {});
  return (
    <Page title={texts.title} about={texts.about}>
      <Loaded reading={reading}>
        {({ employeeSso: { redirectUri, startUrl, dnsRecordText, settings } }) => (
          <>
            <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label={texts.setUp}>
              <Stack gap="sm">
                <Title order={2} size="h4">
                  {texts.setUp}
                </Title>
                <Given label={texts.redirectUri} about={texts.redirectUriAbout} value={redirectUri} />
                <Given label={texts.dns} about={texts.dnsAbout} value={dnsRecordText} />
                {settings && <Given label={texts.startUrl} about={texts.startUrlAbout} value={startUrl} />}
              </Stack>
            </Paper>
            <SsoForm settings={settings} onSaved={reading.reload} />
            {settings && (
              <Group>
                <ConfirmButton
                  variant="default"
                  label={texts.remove}
                  title={texts.removeTitle}
                  about={texts.removeAbout}
                  document={RemoveSingleSignOnDocument}
                  variables={{}}
                  onDone={() => {
                    notifyDone(texts.removed);
                    reading.reload();
                  }}
                />
              </Group>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
