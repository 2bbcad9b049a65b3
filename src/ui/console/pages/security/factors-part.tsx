import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction, useReading } from '../../core/api.ts';
import { createPasskey, hasPasskeys } from '../../core/passkey.ts';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { factorsIn } from '../../parts/own-factors.ts';
import { Loaded } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Ago, At } from '../../parts/time.tsx';
import { AppDialog } from './app-dialog.tsx';
import { useFactorTexts } from './factor-texts.ts';
import {
  BeginPasskeyDocument,
  ConfirmPasskeyDocument,
  OwnSecurityDocument,
  type OwnSecurityQuery,
  RemoveFactorDocument,
  RenewRecoveryCodesDocument,
} from './gql/graphql.ts';
import { useProof } from './proof.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Row = OwnSecurityQuery['collaboratorAuthenticators']['authenticators'][number];

/** The authenticator apps, passkeys and recovery codes of the collaborator. */
export function FactorsPart() {
  const texts = useFactorTexts();
  const security = useReading(OwnSecurityDocument, {});
  const [ask, dialog] = useProof(security.data ? factorsIn(security.data.collaboratorAuthenticators) : []);
  const [beginPasskey, beginning] = useAction(BeginPasskeyDocument);
  const [confirmPasskey, confirming] = useAction(ConfirmPasskeyDocument);
  const [remove, removing] = useAction(RemoveFactorDocument);
  const [renew, renewing] = useAction(RenewRecoveryCodesDocument);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isAddingApp, setAddingApp] = useState(false);
  const [isCancelled, setCancelled] = useState(false);
  const problem = beginning.problem ?? confirming.problem ?? removing.problem ?? renewing.problem;

  async function addPasskey(): Promise<void> {
    setCancelled(false);
    const proof = await ask();
    if (proof === null) return;
    const begun = await beginPasskey(proof ? { proof } : {});
    if (!begun.data) return;
    const credential = await createPasskey(begun.data.beginCollaboratorPasskeyRegistration);
    if (!credential) {
      setCancelled(true);
      return;
    }
    const { data } = await confirmPasskey({ input: { credential, name: texts.passkey } });
    if (data) added(data.confirmCollaboratorPasskeyRegistration.recoveryCodes ?? null);
  }
  function added(recoveryCodes: readonly string[] | null): void {
    setCodes(recoveryCodes);
    notifyDone(texts.added);
    security.reload();
  }
  async function removeOne(id: string): Promise<void> {
    const proof = await ask();
    if (!proof) return;
    const { data } = await remove({ id, proof });
    if (data) notifyDone(texts.removed);
    security.reload();
  }
  async function renewCodes(): Promise<void> {
    const proof = await ask();
    if (!proof) return;
    const { data } = await renew({ proof });
    if (data) setCodes(data.regenerateCollaboratorRecoveryCodes.recoveryCodes);
    security.reload();
  }

  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: texts.factor,
      cell: ({ kind, name }) => (
        <Group gap="xs">
          <Text size="sm">{name ?? texts[kind]}</Text>
          <Badge variant="light" color="gray">
            {texts[kind]}
          </Badge>
        </Group>
      ),
    },
    { key: 'since', title: texts.since, cell: ({ createdAt }) => <At iso={createdAt} /> },
    {
      key: 'used',
      title: texts.used,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Ago iso={lastUsedAt} /> : texts.never),
    },
    {
      key: 'actions',
      title: texts.actions,
      alignEnd: true,
      cell: ({ id, kind, name }) => (
        <Button
          variant="default"
          size="xs"
          onClick={() => void removeOne(id)}
          loading={removing.isRunning}
          aria-label={texts.removeOf(name ?? texts[kind])}
        >
          {texts.remove}
        </Button>
      ),
    },
  ];
  return (
    <Loaded reading={security}>
      {({ collaboratorAuthenticators: { authenticators, recoveryCodesLeft } }) => (
        <>
          <DataTable
            label={texts.list}
            columns={columns}
            rows={authenticators}
            rowKey={({ id }) => id}
            empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
          />
          {authenticators.length > 0 && (
            <Group justify="space-between">
              <Text size="sm">{texts.left(recoveryCodesLeft)}</Text>
              <Button variant="default" size="xs" onClick={() => void renewCodes()}>
                {texts.renew}
              </Button>
            </Group>
          )}
          {isCancelled && (
            <Alert color="orange" role="alert">
              {texts.cancelled}
            </Alert>
          )}
          <ProblemNotice
            problem={
              problem && {
                ...problem,
                message: Object.values(problem.fields).flat().join(' ') || problem.message,
              }
            }
          />
          <Group>
            <Button onClick={() => setAddingApp(true)}>{texts.addApp}</Button>
            {hasPasskeys() && (
              <Button
                variant="default"
                onClick={() => void addPasskey()}
                loading={beginning.isRunning || confirming.isRunning}
              >
                {texts.addPasskey}
              </Button>
            )}
          </Group>
          {isAddingApp && <AppDialog ask={ask} onClose={() => setAddingApp(false)} onAdded={added} />}
          {dialog}
          <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />
        </>
      )}
    </Loaded>
  );
}
