import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { useTexts } from './delivery-texts.ts';
import { ReplayWebhookDeliveriesDocument, type WebhookEventType } from './gql/graphql.ts';

/** Resends the parked (given up) deliveries of an endpoint, batch by batch. @param eventType null: of all types */
export function ReplayParked({
  endpoint,
  eventType,
}: {
  endpoint: { id: string; url: string };
  eventType: WebhookEventType | null;
}) {
  const texts = useTexts();
  const { number } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  const [replay, { isRunning, problem, clear }] = useAction(ReplayWebhookDeliveriesDocument);
  function close(): void {
    clear();
    setCount(0);
    setOpen(false);
  }
  async function run(): Promise<void> {
    let sum = 0;
    for (let hasMore = true; hasMore; ) {
      const { data } = await replay({ endpointId: endpoint.id, eventType });
      if (!data) return;
      sum += data.replayWebhookDeliveries.replayedCount;
      hasMore = data.replayWebhookDeliveries.hasMore;
      setCount(sum);
    }
    notifyDone(texts.replayedCount(number(sum)));
    close();
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {texts.replayAll}
      </Button>
      <Confirm
        isOpen={isOpen}
        title={texts.replayAllTitle}
        action={texts.replayAll}
        problem={problem}
        isRunning={isRunning}
        onConfirm={() => void run()}
        onClose={close}
      >
        <Text size="sm" style={{ overflowWrap: 'anywhere' }} aria-live="polite">
          {count === 0 ? texts.replayAllText(endpoint.url) : texts.underWay(number(count))}
        </Text>
      </Confirm>
    </>
  );
}
