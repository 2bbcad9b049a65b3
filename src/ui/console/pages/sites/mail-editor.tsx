import { Button, Code, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type Outcome, useAction, useAsking } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { saveOver } from '../../parts/save-over.ts';
import { SettingsForm } from '../../parts/settings-form.tsx';
import {
  MailTextsDocument,
  type MailTextsQuery,
  RemoveMailTextDocument,
  SendTestMailDocument,
  SetMailTextDocument,
} from './gql/graphql.ts';
import { useMailNames } from './mail-names.ts';
import { MailPreview } from './mail-preview.tsx';
import { useSite } from './site-context.ts';

const useTexts = localized({
  en: {
    subject: 'Subject',
    paragraphs: 'Text',
    paragraphsHelp:
      'An empty line begins a paragraph. A paragraph that contains only {{link}} becomes the button.',
    buttonLabel: 'Label of the button',
    variables: 'Variables:',
    fixed: 'This always follows:',
    test: 'Send me a test',
    sent: (to: string) => `A test was sent to ${to}.`,
    testAbout: 'The test mail has the saved text.',
    standard: 'Back to the default',
    restored: 'The mail has the default text again.',
  },
  de: {
    subject: 'Betreff',
    paragraphs: 'Text',
    paragraphsHelp:
      'Eine leere Zeile beginnt einen Absatz. Ein Absatz, der nur {{link}} enthält, wird zum Knopf.',
    buttonLabel: 'Beschriftung des Knopfs',
    variables: 'Variablen:',
    fixed: 'Dies folgt immer:',
    test: 'Test an mich senden',
    sent: (to: string) => `Ein Test wurde an ${to} gesendet.`,
    testAbout: 'Der Test hat den gespeicherten Text.',
    standard: 'Zurück zum Standard',
    restored: 'Die E-Mail hat wieder den Standardtext.',
  },
});

type MailText = MailTextsQuery['mailTexts'][number];
type Values = { subject: string; paragraphs: string; buttonLabel: string };

/** Shows and changes the text of one kind of mail in one language, with its preview. */
export function MailEditor({
  text,
  onClose,
  reload,
}: {
  text: MailText;
  onClose: () => void;
  reload: () => void;
}) {
  const texts = useTexts();
  const names = useMailNames();
  const { site, reload: reloadSite } = useSite();
  const readOnly = !useSession().can('ADMIN');
  const mail = { siteId: site.id, kind: text.kind, language: text.language };
  const save = useSave(text);
  const common = { autoComplete: 'off', readOnly };
  // A default text has no `updatedAt`. The `updatedAt` of the site is sent instead, so both are read again.
  function reloadBoth(): void {
    reload();
    reloadSite();
  }
  return (
    <Dialog onClose={onClose} title={names[text.kind]} size="80rem">
      <Stack>
        <SettingsForm<Values>
          initial={valuesOf(text)}
          updatedAt={text.updatedAt ?? site.updatedAt}
          labels={{
            subject: texts.subject,
            paragraphs: texts.paragraphs,
            buttonLabel: texts.buttonLabel,
          }}
          shown={{ paragraphs: changedPart }}
          save={save}
          onSaved={reloadBoth}
          isReadOnly={readOnly}
        >
          {(form) => (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
              <Stack>
                <TextInput label={texts.subject} {...common} {...form.getInputProps('subject')} />
                <Textarea
                  label={texts.paragraphs}
                  description={texts.paragraphsHelp}
                  autosize
                  minRows={6}
                  maxRows={20}
                  readOnly={readOnly}
                  {...form.getInputProps('paragraphs')}
                />
                {text.buttonLabel !== null && (
                  <TextInput label={texts.buttonLabel} {...common} {...form.getInputProps('buttonLabel')} />
                )}
                <Text size="sm">
                  {texts.variables}{' '}
                  {text.variables.map(({ name }) => (
                    <Code key={name} mr={4}>{`{{${name}}}`}</Code>
                  ))}
                </Text>
                {text.fixedParagraphs.length > 0 && (
                  <Text size="sm" c="dimmed">
                    {texts.fixed} {text.fixedParagraphs.join(' ')}
                  </Text>
                )}
              </Stack>
              <MailPreview mail={mail} draft={draftOf(form.getValues(), text)} />
            </SimpleGrid>
          )}
        </SettingsForm>
        {!readOnly && <TextActions text={text} onClose={onClose} reload={reloadBoth} />}
      </Stack>
    </Dialog>
  );
}

/** The actions on the saved text. */
function TextActions({ text, onClose, reload }: { text: MailText; onClose: () => void; reload: () => void }) {
  const texts = useTexts();
  const { site } = useSite();
  const [remove, removing] = useAction(RemoveMailTextDocument);
  const [test, testing] = useAction(SendTestMailDocument);
  const mail = { siteId: site.id, kind: text.kind, language: text.language };
  async function sendTest(): Promise<void> {
    removing.clear();
    const { data } = await test(mail);
    if (data) notifyDone(texts.sent(data.sendTestMail.to));
  }
  async function restore(): Promise<void> {
    testing.clear();
    const { data } = await remove(mail);
    if (!data) return;
    notifyDone(texts.restored);
    reload();
    onClose();
  }
  return (
    <>
      <ProblemNotice problem={removing.problem ?? testing.problem} />
      <Group>
        <Button variant="default" loading={testing.isRunning} onClick={() => void sendTest()}>
          {texts.test}
        </Button>
        {text.isOwn && (
          <Button variant="subtle" color="red" loading={removing.isRunning} onClick={() => void restore()}>
            {texts.standard}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {texts.testAbout}
        </Text>
      </Group>
    </>
  );
}

/** @returns a function that saves the changes. With `since` null it overwrites the changes of another collaborator */
function useSave(text: MailText) {
  const { site } = useSite();
  const [set] = useAction(SetMailTextDocument);
  const ask = useAsking(MailTextsDocument);
  const { kind, language } = text;
  return (changes: Partial<Values>, since: string | null): Promise<Outcome<unknown>> =>
    saveOver({
      known: storedOf(text),
      since,
      changed: changes,
      async read() {
        const { data, problem } = await ask({ siteId: site.id, language });
        if (problem) return { data: null, problem };
        return { data: storedOf(data.mailTexts.find((each) => each.kind === kind)), problem: null };
      },
      send(stored, ifUpdatedAt) {
        const base = stored ?? text;
        const input = inputOf({ ...valuesOf(base), ...changes }, base);
        return set({ siteId: site.id, kind, language, input, ifUpdatedAt });
      },
    });
}

/** The stored text of the site. Null: the site uses the default. */
function storedOf(text: MailText | undefined): (MailText & { updatedAt: string }) | null {
  const { updatedAt = null } = text ?? {};
  return text && updatedAt !== null ? { ...text, updatedAt } : null;
}

function valuesOf({ subject, paragraphs, buttonLabel }: MailText): Values {
  return { subject, paragraphs: paragraphs.join('\n\n'), buttonLabel: buttonLabel ?? '' };
}

/** The text for the preview before it is saved. Null: nothing was changed. */
function draftOf(values: Values, text: MailText) {
  const isChanged = JSON.stringify(values) !== JSON.stringify(valuesOf(text));
  return isChanged ? inputOf(values, text) : null;
}

function inputOf({ subject, paragraphs, buttonLabel }: Values, text: MailText) {
  const label = buttonLabel.trim();
  const isDefault = label === '' || (label === text.buttonLabel && !text.hasOwnButtonLabel);
  return {
    subject,
    paragraphs: paragraphsOf(paragraphs),
    ...(text.buttonLabel !== null && { buttonLabel: isDefault ? null : label }),
  };
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The paragraphs from the first difference to the last. Equal ones before and after them become “…”. */
function changedPart(text: string, beside: string): string {
  const [own, other] = [paragraphsOf(text), paragraphsOf(beside)];
  let first = 0;
  while (first < own.length && own[first] === other[first]) first += 1;
  let last = 0;
  const isSame = () => own.at(-1 - last) === other.at(-1 - last);
  while (last < Math.min(own.length, other.length) - first && isSame()) last += 1;
  const part = own.slice(first, own.length - last);
  const gap = (isLeftOut: boolean) => (isLeftOut ? ['…'] : []);
  return [...gap(first > 0), ...part, ...gap(last > 0)].join('\n\n') || '–';
}
