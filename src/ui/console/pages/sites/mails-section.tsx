import { Anchor, Badge, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/page.tsx';
import { MailTextsDocument, type MailTextsQuery } from './gql/graphql.ts';
import { MailEditor } from './mail-editor.tsx';
import { useMailNames } from './mail-names.ts';
import { LANGUAGE_CHOICES } from './setting-controls.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    sender: 'Sender',
    language: 'Language of the texts',
    texts: 'Mail texts',
    mail: 'Mail',
    subject: 'Subject',
    text: 'Text',
    own: 'Own text',
    standard: 'Default',
  },
  de: {
    sender: 'Absender',
    language: 'Sprache der Texte',
    texts: 'Texte der E-Mails',
    mail: 'E-Mail',
    subject: 'Betreff',
    text: 'Text',
    own: 'Eigener Text',
    standard: 'Standard',
  },
});

type MailText = MailTextsQuery['mailTexts'][number];

/** The sender of the mails of a site, and their texts by kind and language. */
export function MailsSection() {
  const texts = useTexts();
  const names = useMailNames();
  const { site } = useSite();
  const [language, setLanguage] = useState(site.defaultLanguage);
  const [opened, setOpened] = useState<MailText['kind'] | null>(null);
  const reading = useReading(MailTextsDocument, { siteId: site.id, language });
  const columns: Column<MailText>[] = [
    {
      key: 'kind',
      title: texts.mail,
      cell: ({ kind }) => (
        <Anchor component="button" type="button" ta="start" fz="inherit" onClick={() => setOpened(kind)}>
          {names[kind]}
        </Anchor>
      ),
    },
    { key: 'subject', title: texts.subject, cell: ({ subject }) => subject },
    {
      key: 'own',
      title: texts.text,
      cell: ({ isOwn }) => (
        <Badge variant={isOwn ? 'filled' : 'default'}>{isOwn ? texts.own : texts.standard}</Badge>
      ),
    },
  ];
  return (
    <Stack gap="xl">
      <SettingsSection groups={[{ legend: texts.sender, names: ['mailSenderName', 'mailReplyTo'] }]} />
      <Stack>
        <Group>
          <Select
            label={texts.language}
            allowDeselect={false}
            data={LANGUAGE_CHOICES}
            value={language}
            onChange={(next) => setLanguage(next ?? site.defaultLanguage)}
          />
        </Group>
        <Loaded reading={reading}>
          {({ mailTexts }) => {
            const text = mailTexts.find(({ kind }) => kind === opened);
            return (
              <>
                <DataTable
                  label={texts.texts}
                  columns={columns}
                  rows={mailTexts}
                  rowKey={({ kind }) => kind}
                  empty={null}
                />
                {text && (
                  <MailEditor
                    key={`${text.kind} ${text.language}`}
                    text={text}
                    onClose={() => setOpened(null)}
                    reload={reading.reload}
                  />
                )}
              </>
            );
          }}
        </Loaded>
      </Stack>
    </Stack>
  );
}
