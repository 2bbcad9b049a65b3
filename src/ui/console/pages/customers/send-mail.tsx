import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { SendCustomerEmailVerificationDocument, SendCustomerPasswordResetDocument } from './gql/graphql.ts';
import type { Customer, Sites } from './shown-customer.ts';

const useTexts = localized({
  en: {
    reset: 'Send a password reset',
    resetAbout: (to: string) =>
      `A mail to ${to} has a link to choose a new password. The link is valid for an hour. Only the customer sees it.`,
    verification: 'Send an email verification',
    verificationAbout: (to: string) =>
      `A mail to ${to} has a link that verifies this email. The link is valid for a day.`,
    site: 'In the name of',
    siteHelp: 'The link leads to this site, and the mail has its look.',
    send: 'Send',
    cancel: 'Cancel',
    sent: (to: string) => `The mail is on its way to ${to}.`,
  },
  de: {
    reset: 'Passwort-Link senden',
    resetAbout: (to: string) =>
      `Eine E-Mail an ${to} enthält einen Link, um ein neues Passwort zu wählen. Er gilt eine Stunde. Nur der Kunde sieht den Link.`,
    verification: 'Link zur Prüfung der E-Mail senden',
    verificationAbout: (to: string) =>
      `Eine E-Mail an ${to} enthält einen Link, der diese Adresse prüft. Er gilt einen Tag.`,
    site: 'Im Namen von',
    siteHelp: 'Der Link führt zu dieser Website, und die E-Mail sieht aus wie sie.',
    send: 'Senden',
    cancel: 'Abbrechen',
    sent: (to: string) => `Die E-Mail an ${to} ist unterwegs.`,
  },
});

export type MailToSend = 'reset' | 'verification';

/** Asks for the site in whose name to send a mail, then sends the mail. @param mail null: the dialog is closed */
export function SendMail({
  mail,
  customer,
  sites,
  onClose,
  onSent,
}: {
  mail: MailToSend | null;
  customer: Customer;
  sites: Sites;
  onClose: () => void;
  onSent: () => void;
}) {
  const texts = useTexts();
  const [siteId, setSiteId] = useState(sites[0]?.id ?? '');
  const [sendReset, reset] = useAction(SendCustomerPasswordResetDocument);
  const [sendVerification, verification] = useAction(SendCustomerEmailVerificationDocument);
  const { id, email, emailBeforeChange } = customer;
  const isReset = mail !== 'verification';
  const { isRunning, problem, clear } = isReset ? reset : verification;
  function close(): void {
    clear();
    onClose();
  }
  async function send(): Promise<void> {
    const to = isReset
      ? (await sendReset({ id, siteId })).data?.sendCustomerPasswordReset.to
      : (await sendVerification({ id, siteId })).data?.sendCustomerEmailVerification.to;
    if (to === undefined) return;
    onClose();
    notifyDone(texts.sent(to));
    onSent();
  }
  if (mail === null) return null;
  const title = isReset ? texts.reset : texts.verification;
  return (
    <Dialog title={title} size="md" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Text size="sm">
            {isReset
              ? texts.resetAbout(emailBeforeChange ?? email ?? '')
              : texts.verificationAbout(email ?? '')}
          </Text>
          <NativeSelect
            label={texts.site}
            description={texts.siteHelp}
            value={siteId}
            onChange={(event) => setSiteId(event.currentTarget.value)}
            data={sites.map((site) => ({ value: site.id, label: site.name }))}
          />
          <ProblemNotice problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isRunning} data-autofocus>
              {texts.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
