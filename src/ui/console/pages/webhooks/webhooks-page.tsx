import { ActionIcon, Badge, Button, Code, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { SecretShownOnce } from '../../parts/copy.tsx';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { type EndpointAction, EndpointActions } from './endpoint-actions.tsx';
import { EndpointForm, NewEndpoint } from './endpoint-form.tsx';
import { EVENT_NAMES } from './event-types.ts';
import { type EndpointRowFragment, WebhookEndpointsDocument } from './gql/graphql.ts';
import { useTexts } from './texts.ts';

type Endpoint = EndpointRowFragment;

/** The endpoints of the account. */
export function WebhooksPage() {
  const texts = useTexts();
  const reading = useReading(WebhookEndpointsDocument, {});
  const [edited, setEdited] = useState<Endpoint | 'new' | null>(null);
  const [acted, setActed] = useState<EndpointAction | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [delivery, setDelivery] = useState<string | null>(null);
  const columns: Column<Endpoint>[] = [
    {
      key: 'url',
      title: texts.url,
      cell: ({ url }) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
      ),
      csv: ({ url }) => url,
    },
    {
      key: 'events',
      title: texts.events,
      cell: ({ events }) =>
        events.length === 0 ? (
          texts.allEvents
        ) : (
          <Group gap={4}>
            {events.map((type) => (
              <Code key={type}>{EVENT_NAMES[type]}</Code>
            ))}
          </Group>
        ),
      csv: ({ events }) =>
        events.length === 0 ? texts.allEvents : events.map((type) => EVENT_NAMES[type]).join(' '),
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ enabled }) => (
        <Badge variant="light" color={enabled ? 'teal' : 'gray'} miw="max-content">
          {enabled ? texts.enabled : texts.disabled}
        </Badge>
      ),
      csv: ({ enabled }) => (enabled ? texts.enabled : texts.disabled),
    },
    {
      key: 'created',
      title: texts.created,
      cell: ({ createdAt }) => <At iso={createdAt} />,
      csv: ({ createdAt }) => createdAt,
    },
    {
      key: 'actions',
      title: texts.actions,
      cell: (endpoint) => (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.actionsOf(endpoint.url)}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEdited(endpoint)}>{texts.change}</Menu.Item>
            <Menu.Item disabled={!endpoint.enabled} onClick={() => setActed({ kind: 'test', endpoint })}>
              {texts.test}
            </Menu.Item>
            <Menu.Item onClick={() => setActed({ kind: 'rotate', endpoint })}>{texts.rotate}</Menu.Item>
            <Menu.Item c="var(--mantine-color-error)" onClick={() => setActed({ kind: 'remove', endpoint })}>
              {texts.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];
  const add = <Button onClick={() => setEdited('new')}>{texts.add}</Button>;
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <>
          <ButtonLink to="/webhooks/deliveries" variant="default">
            {texts.deliveries}
          </ButtonLink>
          {add}
        </>
      }
    >
      <Loaded reading={reading}>
        {({ webhookEndpoints }) => (
          <>
            <DataTable
              label={texts.title}
              columns={columns}
              rows={webhookEndpoints}
              rowKey={({ id }) => id}
              empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
            />
            {webhookEndpoints.length > 0 && (
              <CsvButton columns={columns} rows={webhookEndpoints} fileName="webhooks" />
            )}
          </>
        )}
      </Loaded>
      {edited === 'new' && (
        <NewEndpoint
          onCreated={(created) => {
            setEdited(null);
            setSecret(created);
            reading.reload();
          }}
          onClose={() => setEdited(null)}
        />
      )}
      {edited !== null && edited !== 'new' && (
        <EndpointForm
          endpoint={reading.data?.webhookEndpoints.find(({ id }) => id === edited.id) ?? edited}
          reload={reading.reload}
          onClose={() => setEdited(null)}
        />
      )}
      <EndpointActions
        acted={acted}
        onSecret={setSecret}
        onTested={setDelivery}
        onClose={() => {
          setActed(null);
          reading.reload();
        }}
      />
      <SecretShownOnce
        title={texts.secretTitle}
        secrets={secret === null ? null : { [texts.secret]: secret }}
        onClose={() => setSecret(null)}
      >
        <Button onClick={() => setSecret(null)}>{texts.close}</Button>
      </SecretShownOnce>
      <DeliveryDrawer id={delivery} onClose={() => setDelivery(null)} />
    </Page>
  );
}
