import { Button, Code, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { ConnectionTable } from '../../parts/connection-table.tsx';
import { type Column, EmptyState } from '../../parts/data-table.tsx';
import { BackLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { DeliveryDrawer, DeliveryState } from './delivery-drawer.tsx';
import { useTexts } from './delivery-texts.ts';
import { EVENT_NAMES } from './event-types.ts';
import {
  WebhookDeliveriesDocument,
  type WebhookDeliveriesQuery,
  type WebhookDeliveryStatus,
  WebhookEndpointsDocument,
  type WebhookEventType,
} from './gql/graphql.ts';
import { ReplayParked } from './replay-parked.tsx';

type Delivery = WebhookDeliveriesQuery['webhookDeliveriesConnection']['edges'][number]['node'];

const STATUSES = ['PENDING', 'DELIVERED', 'PARKED'] as const;

/** The deliveries of the account, with filters. */
export function DeliveriesPage() {
  const texts = useTexts();
  const endpoints = useReading(WebhookEndpointsDocument, {});
  const [endpointId, setEndpointId] = useState('');
  const [status, setStatus] = useState('');
  const [eventType, setEventType] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const type = eventType === '' ? null : (eventType as WebhookEventType);
  const { number } = useFormat();
  const any = { value: '', label: texts.any };
  const columns: Column<Delivery>[] = [
    {
      key: 'created',
      title: texts.created,
      cell: ({ createdAt }) => <At iso={createdAt} />,
      csv: ({ createdAt }) => createdAt,
    },
    {
      key: 'event',
      title: texts.event,
      cell: (row) => <Code style={{ overflowWrap: 'normal' }}>{EVENT_NAMES[row.eventType]}</Code>,
      csv: (row) => EVENT_NAMES[row.eventType],
    },
    {
      key: 'endpoint',
      title: texts.endpoint,
      cell: ({ endpoint }) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {endpoint.url}
        </Text>
      ),
      csv: ({ endpoint }) => endpoint.url,
    },
    {
      key: 'status',
      title: texts.status,
      cell: (row) => <DeliveryState status={row.status} />,
      csv: (row) => row.status,
    },
    {
      key: 'result',
      title: texts.result,
      cell: ({ lastOutcome, attempts }) =>
        lastOutcome == null ? '–' : attempts > 1 ? `${lastOutcome} (${number(attempts)}×)` : lastOutcome,
      csv: ({ lastOutcome }) => lastOutcome,
    },
    {
      key: 'open',
      title: texts.details,
      cell: ({ id, eventId }) => (
        <Button size="xs" variant="subtle" aria-label={texts.openOf(eventId)} onClick={() => setOpened(id)}>
          {texts.open}
        </Button>
      ),
    },
  ];
  return (
    <Page title={texts.title} about={texts.about} above={<BackLink to="/webhooks">{texts.back}</BackLink>}>
      <Loaded reading={endpoints}>
        {({ webhookEndpoints }) => {
          const chosen = webhookEndpoints.find(({ id }) => id === endpointId);
          return (
            <Stack gap="lg">
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
                <NativeSelect
                  label={texts.endpoint}
                  data={[any, ...webhookEndpoints.map(({ id, url }) => ({ value: id, label: url }))]}
                  value={endpointId}
                  onChange={({ currentTarget }) => setEndpointId(currentTarget.value)}
                />
                <NativeSelect
                  label={texts.status}
                  data={[any, ...STATUSES.map((value) => ({ value, label: texts[value] }))]}
                  value={status}
                  onChange={({ currentTarget }) => setStatus(currentTarget.value)}
                />
                <NativeSelect
                  label={texts.event}
                  data={[any, ...Object.entries(EVENT_NAMES).map(([value, label]) => ({ value, label }))]}
                  value={eventType}
                  onChange={({ currentTarget }) => setEventType(currentTarget.value)}
                />
              </SimpleGrid>
              {chosen?.enabled && (
                <div>
                  <ReplayParked endpoint={chosen} eventType={type} />
                </div>
              )}
              <ConnectionTable
                document={WebhookDeliveriesDocument}
                variables={{
                  endpointId: endpointId === '' ? null : endpointId,
                  status: status === '' ? null : (status as WebhookDeliveryStatus),
                  eventType: type,
                }}
                connectionOf={(data) => data.webhookDeliveriesConnection}
                columns={columns}
                rowKey={({ id }) => id}
                label={texts.title}
                empty={<EmptyState title={texts.none} />}
                fileName="webhook-deliveries"
              />
            </Stack>
          );
        }}
      </Loaded>
      <DeliveryDrawer id={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}
