import { Button, Checkbox, Code, Group, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAction } from '../../core/api.ts';
import { fieldErrors } from '../../core/problem.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { EVENT_NAMES, NAMED } from './event-types.ts';
import {
  CreateWebhookEndpointDocument,
  type EndpointRowFragment,
  UpdateWebhookEndpointDocument,
  type WebhookEventType,
} from './gql/graphql.ts';
import { useTexts } from './texts.ts';

type Settings = { url: string; events: WebhookEventType[] };

/** Creates an endpoint. @param onCreated gets the secret of the endpoint */
export function NewEndpoint({
  onCreated,
  onClose,
}: {
  onCreated: (secret: string) => void;
  onClose: () => void;
}) {
  const texts = useTexts();
  const [create, { problem, isRunning }] = useAction(CreateWebhookEndpointDocument);
  const form = useForm<Settings>({ initialValues: { url: '', events: [] } });
  async function submit(input: Settings): Promise<void> {
    const { data, problem: found } = await create({ input });
    if (data) return onCreated(data.createWebhookEndpoint.secret);
    form.setErrors(fieldErrors(found));
  }
  return (
    <Dialog onClose={onClose} title={texts.add} size="xl">
      <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Fields inputProps={form.getInputProps} />
          {Object.keys(form.errors).length === 0 && <ProblemNotice problem={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isRunning}>
              {texts.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Changes an endpoint. @param reload reads it again */
export function EndpointForm({
  endpoint,
  reload,
  onClose,
}: {
  endpoint: EndpointRowFragment;
  reload: () => void;
  onClose: () => void;
}) {
  const texts = useTexts();
  const [update] = useAction(UpdateWebhookEndpointDocument);
  const { url, events, enabled } = endpoint;
  return (
    <Dialog onClose={onClose} title={texts.changeTitle} size="xl">
      <SettingsForm<Settings & { enabled: boolean }>
        initial={{ url, events: inOrder(events), enabled }}
        updatedAt={endpoint.updatedAt}
        labels={{ url: texts.url, events: texts.events, enabled: texts.enabled }}
        shown={{
          events: (types) =>
            types.length === 0
              ? texts.allEvents
              : inOrder(types)
                  .map((type) => EVENT_NAMES[type])
                  .join(', '),
        }}
        save={(changes, ifUpdatedAt) => update({ id: endpoint.id, input: { ...changes, ifUpdatedAt } })}
        onSaved={onClose}
        reload={reload}
      >
        {(form) => (
          <Stack>
            <Fields inputProps={form.getInputProps} />
            <Switch label={texts.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
          </Stack>
        )}
      </SettingsForm>
    </Dialog>
  );
}

/** @param inputProps connects a field with its form */
function Fields({ inputProps }: { inputProps: (name: 'url' | 'events') => object }) {
  const texts = useTexts();
  return (
    <>
      <TextInput
        type="url"
        label={texts.url}
        description={texts.urlHelp}
        required
        data-autofocus
        autoComplete="off"
        {...inputProps('url')}
      />
      <Checkbox.Group label={texts.events} description={texts.eventsHelp} {...inputProps('events')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {NAMED.map((type) => (
            <Checkbox key={type} value={type} label={<Code>{EVENT_NAMES[type]}</Code>} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </>
  );
}

/** Sorts the types as the checkboxes are sorted, so that removing and adding a type again is not a change. */
function inOrder(types: readonly WebhookEventType[]): WebhookEventType[] {
  return NAMED.filter((type) => types.includes(type));
}
