import { Button, Fieldset, FileButton, Group, Image, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ForAdmins } from '../../parts/for-admins.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RemoveSiteLogoDocument, SetSiteLogoDocument } from './gql/graphql.ts';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    legend: 'Logo',
    about:
      'PNG, JPEG, WebP or SVG, up to 256 KiB, 2,048 pixels wide and high. The login form and mails show the logo.',
    none: 'There is no logo yet.',
    alt: (name: string) => `The logo of ${name}`,
    choose: 'Upload a logo',
    remove: 'Remove the logo',
    removeAbout: 'Mails show the name of the site instead.',
    set: 'The logo was stored.',
    removed: 'The logo was removed.',
    tooLarge: 'The file is larger than 256 KiB.',
  },
  de: {
    legend: 'Logo',
    about:
      'PNG, JPEG, WebP oder SVG, bis 256 KiB, 2.048 Pixel breit und hoch. Anmeldeformular und E-Mails zeigen das Logo.',
    none: 'Es gibt noch kein Logo.',
    alt: (name: string) => `Das Logo von ${name}`,
    choose: 'Logo hochladen',
    remove: 'Logo entfernen',
    removeAbout: 'E-Mails zeigen stattdessen den Namen der Website.',
    set: 'Das Logo wurde gespeichert.',
    removed: 'Das Logo wurde entfernt.',
    tooLarge: 'Die Datei ist größer als 256 KiB.',
  },
});

const MAX_BYTES = 256 * 1_024;

/** The logo of a site, with buttons that replace and remove it. */
export function LogoField() {
  const texts = useTexts();
  const { site, reload } = useSite();
  const [set, setting] = useAction(SetSiteLogoDocument);
  const [isTooLarge, setTooLarge] = useState(false);
  async function upload(file: File | null): Promise<void> {
    if (!file) return;
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    const { data } = await set({ siteId: site.id, base64 });
    if (data) done(texts.set);
  }
  function done(message: string): void {
    notifyDone(message);
    reload();
  }
  const wrong = setting.problem?.fields.base64?.join(' ') ?? (isTooLarge ? texts.tooLarge : null);
  return (
    <Fieldset legend={texts.legend}>
      <Stack align="flex-start">
        {site.logo ? (
          <Image src={site.logo.url} alt={texts.alt(site.name)} mah={64} maw={320} w="auto" fit="contain" />
        ) : (
          <Text size="sm" c="dimmed">
            {texts.none}
          </Text>
        )}
        <ForAdmins>
          <Text size="sm">{texts.about}</Text>
          <Group>
            <FileButton
              onChange={(file) => void upload(file)}
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              inputProps={{ 'aria-label': texts.choose }}
            >
              {(props) => (
                <Button {...props} variant="default" loading={setting.isRunning}>
                  {texts.choose}
                </Button>
              )}
            </FileButton>
            {site.logo && (
              <ConfirmButton
                variant="subtle"
                color="red"
                label={texts.remove}
                about={texts.removeAbout}
                document={RemoveSiteLogoDocument}
                variables={{ siteId: site.id }}
                onDone={() => done(texts.removed)}
              />
            )}
          </Group>
          {wrong !== null && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {wrong}
            </Text>
          )}
          {wrong === null && <ProblemNotice problem={setting.problem} />}
        </ForAdmins>
      </Stack>
    </Fieldset>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
