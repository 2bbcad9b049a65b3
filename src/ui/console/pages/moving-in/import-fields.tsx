import { Accordion, FileInput, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useImportFormTexts } from './import-form-texts.ts';
import { SOURCES } from './import-values.ts';
import type { ImportFormState } from './use-import-form.ts';

/** The file and the options of an import. */
export function ImportFields({ form, fileAbout }: { form: ImportFormState; fileAbout: string }) {
  const texts = useImportFormTexts();
  const { source } = form.getValues();
  const choices = <Name extends 'skip' | 'update' | 'first' | 'latest-login' | 'none'>(
    ...names: readonly Name[]
  ) => names.map((value) => ({ value, label: texts[value] }));
  return (
    <>
      <FileInput
        label={texts.file}
        description={fileAbout}
        placeholder={texts.choose}
        accept=".csv,.json,.ndjson,.jsonl,.gz"
        clearable
        clearButtonProps={{ 'aria-label': texts.remove }}
        {...form.getInputProps('file')}
      />
      <Select
        label={texts.source}
        description={texts.sourcesAbout[source]}
        allowDeselect={false}
        data={SOURCES.map((value) => ({ value, label: texts.sources[value] }))}
        {...form.getInputProps('source')}
      />
      {source === 'generic' && (
        <Textarea
          label={texts.mapping}
          description={texts.mappingAbout}
          autosize
          minRows={4}
          spellCheck={false}
          {...form.getInputProps('mapping')}
        />
      )}
      <Switch
        label={texts.emailsVerified}
        description={texts.emailsVerifiedAbout}
        {...form.getInputProps('emailsVerified', { type: 'checkbox' })}
      />
      <Switch
        label={texts.passwordsElsewhere}
        description={texts.passwordsElsewhereAbout}
        {...form.getInputProps('passwordsElsewhere', { type: 'checkbox' })}
      />
      <Accordion variant="contained" keepMounted={false}>
        <Accordion.Item value="more">
          <Accordion.Control>{texts.more}</Accordion.Control>
          <Accordion.Panel>
            <Stack>
              <Textarea
                label={texts.hash}
                description={texts.hashAbout}
                autosize
                spellCheck={false}
                {...form.getInputProps('hash')}
              />
              <Select
                label={texts.conflicts}
                allowDeselect={false}
                data={choices('skip', 'update')}
                {...form.getInputProps('conflicts')}
              />
              <Select
                label={texts.duplicates}
                allowDeselect={false}
                data={choices('first', 'latest-login', 'none')}
                {...form.getInputProps('duplicates')}
              />
              <TextInput
                label={texts.delimiter}
                description={texts.delimiterAbout}
                maxLength={1}
                {...form.getInputProps('delimiter')}
              />
              <Switch
                label={texts.events}
                description={texts.eventsAbout}
                {...form.getInputProps('events', { type: 'checkbox' })}
              />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}
