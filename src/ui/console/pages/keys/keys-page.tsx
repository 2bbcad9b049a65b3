import { Alert, Badge, Button, Code, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useAction, useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Loaded, Page } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import {
  RotateSigningKeysDocument,
  SigningKeysDocument,
  type SigningKeysQuery,
  WithdrawSigningKeyDocument,
} from './gql/graphql.ts';
import { useTexts } from './texts.ts';

type Keys = SigningKeysQuery['signingKeys'];
type Key = Keys['keys'][number];
type Withdrawn = Keys['withdrawn'][number];

const COLORS = { NEXT: 'blue', ACTIVE: 'teal', RETIRED: 'gray' } as const;
const DAY_SECONDS = 86_400;

/** The signing keys of the installation: their state, rotation and withdrawal. */
export function KeysPage() {
  const texts = useTexts();
  const reading = useReading(SigningKeysDocument, {});
  const mayChange = reading.data?.signingKeys.mayChange ?? false;
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        mayChange && (
          <ConfirmButton
            label={texts.rotate}
            title={texts.rotateTitle}
            about={texts.rotateText}
            document={RotateSigningKeysDocument}
            variables={{}}
            onDone={() => {
              reading.reload();
              notifyDone(texts.rotated);
            }}
          />
        )
      }
    >
      <Loaded reading={reading}>
        {({ signingKeys }) => <KeyTables keys={signingKeys} reload={reading.reload} />}
      </Loaded>
    </Page>
  );
}

function KeyTables({ keys, reload }: { keys: Keys; reload: () => void }) {
  const texts = useTexts();
  const { duration } = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const [withdraw, withdrawal] = useAction(WithdrawSigningKeyDocument);
  async function run(kid: string): Promise<void> {
    const { data } = await withdraw({ kid });
    if (!data) return;
    setChosen(null);
    reload();
    notifyDone(texts.withdrawn);
  }
  const columns: Column<Key>[] = [
    {
      key: 'kid',
      title: texts.key,
      cell: ({ kid, algorithm, createdAt }) => (
        <>
          <Kid kid={kid} />
          <Text size="sm" c="dimmed">
            {algorithm}, {texts.created} <At iso={createdAt} />
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ state }) => (
        <Badge variant="light" color={COLORS[state]} miw="max-content">
          {texts[state]}
        </Badge>
      ),
    },
    { key: 'signs', title: texts.signsFrom, cell: ({ signsFrom }) => <At iso={signsFrom} /> },
    {
      key: 'retires',
      title: texts.retires,
      cell: ({ retiresAt }) => (retiresAt ? <At iso={retiresAt} /> : texts.never),
    },
    {
      key: 'until',
      title: texts.verifiesUntil,
      cell: ({ verifiesUntil }) => (verifiesUntil ? <At iso={verifiesUntil} /> : '–'),
    },
    ...(keys.mayChange
      ? [
          {
            key: 'withdraw',
            title: texts.actions,
            cell: ({ kid }: Key) => (
              <Button
                size="xs"
                variant="light"
                color="red"
                aria-label={texts.withdrawKey(kid)}
                onClick={() => setChosen(kid)}
              >
                {texts.withdraw}
              </Button>
            ),
          },
        ]
      : []),
  ];
  const withdrawnColumns: Column<Withdrawn>[] = [
    { key: 'kid', title: texts.key, cell: ({ kid }) => <Kid kid={kid} /> },
    { key: 'at', title: texts.withdrawnAt, cell: ({ withdrawnAt }) => <At iso={withdrawnAt} /> },
  ];
  return (
    <Stack gap="lg">
      {!keys.mayChange && <Alert color="gray">{texts.mayNot}</Alert>}
      <DataTable
        label={texts.title}
        columns={columns}
        rows={keys.keys}
        rowKey={({ kid }) => kid}
        empty={<EmptyState title={texts.none} />}
      />
      <Text size="sm" c="dimmed">
        {keys.rotationDays > 0 ? texts.rotation(duration(keys.rotationDays * DAY_SECONDS)) : texts.noRotation}
      </Text>
      {keys.withdrawn.length > 0 && (
        <Stack gap="sm">
          <Title order={2} size="h4">
            {texts.withdrawnKeys}
          </Title>
          <DataTable
            label={texts.withdrawnKeys}
            columns={withdrawnColumns}
            rows={keys.withdrawn}
            rowKey={({ kid }) => kid}
            empty={null}
          />
        </Stack>
      )}
      <Confirm
        isOpen={chosen !== null}
        title={texts.withdrawTitle}
        action={texts.withdraw}
        typed={chosen?.slice(0, 8) ?? ''}
        problem={withdrawal.problem}
        isRunning={withdrawal.isRunning}
        onConfirm={() => void (chosen && run(chosen))}
        onClose={() => {
          withdrawal.clear();
          setChosen(null);
        }}
      >
        <Stack gap="xs">
          <Text size="sm">{texts.withdrawText}</Text>
          {chosen !== null && <Kid kid={chosen} />}
        </Stack>
      </Confirm>
    </Stack>
  );
}

function Kid({ kid }: { kid: string }) {
  return <Code style={{ overflowWrap: 'anywhere' }}>{kid}</Code>;
}
