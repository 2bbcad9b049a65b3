import { Badge, Button, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useAction, useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { useWatch } from '../../core/watch.ts';
import { CopyText } from '../../parts/copy.tsx';
import { useEscape } from '../../parts/escape.ts';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { At } from '../../parts/time.tsx';
import { useTexts } from './delivery-texts.ts';
import { EVENT_NAMES } from './event-types.ts';
import {
  ReplayWebhookDeliveryDocument,
  WebhookDeliveryDocument,
  type WebhookDeliveryQuery,
} from './gql/graphql.ts';

type Delivery = WebhookDeliveryQuery['webhookDelivery'];

const COLORS = { PENDING: 'blue', DELIVERED: 'teal', PARKED: 'red' } as const;

export function DeliveryState({ status }: Pick<Delivery, 'status'>) {
  const texts = useTexts();
  return (
    <Badge variant="light" color={COLORS[status]} miw="max-content">
      {texts[status]}
    </Badge>
  );
}

/** A delivery with the sent body and the answer of the endpoint. @param id null: closed */
export function DeliveryDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const texts = useTexts();
  useEscape(id !== null, onClose);
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      closeOnEscape={false}
      position="right"
      size="lg"
      title={texts.details}
    >
      {id !== null && <Details id={id} />}
    </Drawer>
  );
}

function Details({ id }: { id: string }) {
  const texts = useTexts();
  const reading = useReading(WebhookDeliveryDocument, { id });
  const [replay, { isRunning, problem }] = useAction(ReplayWebhookDeliveryDocument);
  const { data, reload } = reading;
  const isPending = data?.webhookDelivery.status === 'PENDING';
  const { isOver, again } = useWatch(isPending, reload);
  async function run(): Promise<void> {
    if ((await replay({ id })).data) {
      reload();
      notifyDone(texts.replayed);
    }
  }
  return (
    <Loaded reading={reading}>
      {({ webhookDelivery: delivery }) => (
        <Stack>
          <Group justify="space-between">
            <Group gap="xs">
              <Code>{EVENT_NAMES[delivery.eventType]}</Code>
              <DeliveryState status={delivery.status} />
            </Group>
            {delivery.replayable && (
              <Button size="xs" loading={isRunning} onClick={() => void run()}>
                {texts.replay}
              </Button>
            )}
          </Group>
          <ProblemNotice problem={problem} />
          {isPending && isOver && (
            <Group gap="sm">
              <Text size="sm">{texts.stillPending}</Text>
              <Button size="xs" variant="default" onClick={again}>
                {texts.refresh}
              </Button>
            </Group>
          )}
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {delivery.endpoint.url}
          </Text>
          <CopyText label={texts.event} value={delivery.eventId} />
          <Answer delivery={delivery} />
          <Title order={3} size="h5">
            {texts.payload}
          </Title>
          {delivery.payload == null ? (
            <Text size="sm" c="dimmed">
              {texts.noPayload}
            </Text>
          ) : (
            <CopyText block label={texts.payload} value={JSON.stringify(delivery.payload, null, 2)} />
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function Answer({ delivery: { answer, attempts, lastAttemptAt } }: { delivery: Delivery }) {
  const texts = useTexts();
  const { number } = useFormat();
  return (
    <Stack gap="xs" aria-live="polite">
      <Title order={3} size="h5">
        {texts.answer}
      </Title>
      {!answer ? (
        <Text size="sm" c="dimmed">
          {texts.noAnswer}
        </Text>
      ) : (
        <>
          <Text size="sm">
            <strong>{answer.status ?? answer.error}</strong>{' '}
            {answer.durationMilliseconds != null && texts.took(number(answer.durationMilliseconds))}
          </Text>
          <Text size="sm" c="dimmed">
            {texts.attempts}: {number(attempts)}
            {lastAttemptAt != null && (
              <>
                {' · '}
                <At iso={lastAttemptAt} />
              </>
            )}
          </Text>
          {answer.body == null ? (
            <Text size="sm" c="dimmed">
              {texts.noBody}
            </Text>
          ) : (
            <CopyText block label={texts.answer} value={answer.body} />
          )}
        </>
      )}
    </Stack>
  );
}
