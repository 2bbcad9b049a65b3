import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import type { Role } from '../../core/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { InviteCollaboratorDocument } from './gql/graphql.ts';
import { RoleChoice } from './role-choice.tsx';

const useTexts = localized({
  en: {
    title: 'Invite a collaborator',
    email: 'Email',
    name: 'Name (optional)',
    send: 'Send the invitation',
    cancel: 'Cancel',
    required: 'Please fill in this field.',
    sent: (email: string) => `The invitation was sent to ${email}. Its link works once, within a week.`,
  },
  de: {
    title: 'Mitglied des Teams einladen',
    email: 'E-Mail',
    name: 'Name (freiwillig)',
    send: 'Einladung senden',
    cancel: 'Abbrechen',
    required: 'Bitte füllen Sie dieses Feld aus.',
    sent: (email: string) =>
      `Die Einladung wurde an ${email} gesendet. Ihr Link funktioniert einmal, eine Woche lang.`,
  },
});

export function InviteDialog({
  isOpen,
  onClose,
  onInvited,
}: {
  isOpen: boolean;
  onClose: () => void;
  onInvited: () => void;
}) {
  const texts = useTexts();
  const [invite, { isRunning, problem, clear }] = useAction(InviteCollaboratorDocument);
  const form = useForm({
    initialValues: { email: '', name: '', role: 'SUPPORT' as Role },
    validate: { email: (value: string) => (value.trim() === '' ? texts.required : null) },
  });
  function close(): void {
    form.reset();
    clear();
    onClose();
  }
  async function submit({ email, name, role }: { email: string; name: string; role: Role }): Promise<void> {
    const input = { email: email.trim(), role, ...(name.trim() && { name: name.trim() }) };
    const { data, problem: refused } = await invite({ input });
    if (data) {
      notifyDone(texts.sent(input.email));
      onInvited();
      close();
    } else if (refused.fields.email) form.setFieldError('email', refused.fields.email.join(' '));
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={texts.title}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          <TextInput
            label={texts.email}
            type="email"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
          <RoleChoice {...form.getInputProps('role')} />
          {!problem?.fields.email && <ProblemNotice problem={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isRunning}>
              {texts.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
