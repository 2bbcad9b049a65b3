import { Button, Menu } from '@mantine/core';
import { IconDownload, IconMail, IconTrash, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { type Document, useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { download } from '../../parts/csv.ts';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import {
  DeleteCustomerDocument,
  DisableCustomerDocument,
  EnableCustomerDocument,
  ExportCustomerDocument,
} from './gql/graphql.ts';
import { type MailToSend, SendMail } from './send-mail.tsx';
import type { Customer, Sites } from './shown-customer.ts';

const useTexts = localized({
  en: {
    actions: 'Actions',
    reset: 'Send a password reset',
    verification: 'Send an email verification',
    export: 'Export all data',
    exported: 'The file has all personal data of the customer. Treat it with care.',
    disable: 'Disable',
    disableAbout: 'All sessions end. The customer cannot log in until you enable them again.',
    disabled: 'The customer is disabled.',
    enable: 'Enable',
    enabled: 'The customer can log in again.',
    delete: 'Delete',
    deleteTitle: 'Delete the customer',
    deleteAbout:
      'Everything that is stored about this customer is erased, except ids, dates and the audit log. This cannot be undone. The email can be registered again.',
    deleted: 'The customer is deleted.',
  },
  de: {
    actions: 'Aktionen',
    reset: 'Passwort-Link senden',
    verification: 'Link zur Prüfung der E-Mail senden',
    export: 'Alle Daten exportieren',
    exported: 'Die Datei enthält alle personenbezogenen Daten des Kunden. Gehen Sie sorgsam damit um.',
    disable: 'Sperren',
    disableAbout: 'Alle Sitzungen enden, und der Kunde kann sich erst nach dem Freigeben wieder anmelden.',
    disabled: 'Der Kunde ist gesperrt.',
    enable: 'Freigeben',
    enabled: 'Der Kunde kann sich wieder anmelden.',
    delete: 'Löschen',
    deleteTitle: 'Kunden löschen',
    deleteAbout:
      'Alles, was über diesen Kunden gespeichert ist, wird gelöscht, außer Ids, Zeitangaben und dem Protokoll. Das lässt sich nicht rückgängig machen. Die E-Mail-Adresse kann neu registriert werden.',
    deleted: 'Der Kunde ist gelöscht.',
  },
});

/** The actions of a collaborator on a customer. Actions of a higher role are not shown. */
export function CustomerActions({
  customer,
  sites,
  onChanged,
}: {
  customer: Customer;
  sites: Sites;
  onChanged: () => void;
}) {
  const texts = useTexts();
  const [asking, setAsking] = useState<'disable' | 'delete' | null>(null);
  const [mail, setMail] = useState<MailToSend | null>(null);
  const { can } = useSession();
  const { id, email, disabledAt, emailVerifiedAt } = customer;
  const close = () => setAsking(null);
  const [enable, enabling] = useDone(EnableCustomerDocument, texts.enabled, onChanged, close);
  const [disable, disabling] = useDone(DisableCustomerDocument, texts.disabled, onChanged, close);
  const [remove, removing] = useDone(DeleteCustomerDocument, texts.deleted, onChanged, close);
  const [exportAll, exporting] = useAction(ExportCustomerDocument);
  async function exportData(): Promise<void> {
    const { data } = await exportAll({ id });
    if (!data) return;
    download(`customer-${id}.json`, JSON.stringify(data.exportCustomer, null, 2), 'application/json');
    notifyDone(texts.exported);
    onChanged();
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" loading={exporting.isRunning || enabling.isRunning}>
            {texts.actions}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!disabledAt && (
            <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => setMail('reset')}>
              {texts.reset}
            </Menu.Item>
          )}
          {!disabledAt && !emailVerifiedAt && (
            <Menu.Item
              leftSection={<IconMail size={16} aria-hidden />}
              onClick={() => setMail('verification')}
            >
              {texts.verification}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void exportData()}>
            {texts.export}
          </Menu.Item>
          <Menu.Divider />
          {disabledAt ? (
            <Menu.Item
              leftSection={<IconUserCheck size={16} aria-hidden />}
              onClick={() => void enable({ id })}
            >
              {texts.enable}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconUserOff size={16} aria-hidden />}
              onClick={() => setAsking('disable')}
            >
              {texts.disable}
            </Menu.Item>
          )}
          {can('ADMIN') && (
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setAsking('delete')}
            >
              {texts.delete}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ProblemNotice problem={exporting.problem ?? enabling.problem} />
      <Confirm
        isOpen={asking === 'disable'}
        title={texts.disable}
        action={texts.disable}
        problem={disabling.problem}
        isRunning={disabling.isRunning}
        onConfirm={() => void disable({ id })}
        onClose={close}
      >
        {texts.disableAbout}
      </Confirm>
      <Confirm
        isOpen={asking === 'delete'}
        title={texts.deleteTitle}
        action={texts.delete}
        typed={email ?? id}
        problem={removing.problem}
        isRunning={removing.isRunning}
        onConfirm={() => void remove({ id })}
        onClose={close}
      >
        {texts.deleteAbout}
      </Confirm>
      <SendMail
        mail={mail}
        customer={customer}
        sites={sites}
        onClose={() => setMail(null)}
        onSent={onChanged}
      />
    </>
  );
}

/** @returns `act`, which runs the action, closes the dialog and reports its success, and the `state` of the action */
function useDone<Data>(
  document: Document<Data, { id: string }>,
  done: string,
  onChanged: () => void,
  close: () => void,
) {
  const [run, state] = useAction(document);
  async function act(variables: { id: string }): Promise<void> {
    const { data } = await run(variables);
    if (!data) return;
    close();
    notifyDone(done);
    onChanged();
  }
  return [act, state] as const;
}
