import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { fieldErrors } from '../../core/problem.ts';
import { useSession } from '../../core/session.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ChangePasswordDocument } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    none: 'You have no password here. You log in with your company.',
    getOne:
      'If the account also accepts passwords, “Forgotten your password?” on the login page sends you a link to choose one.',
    old: 'Current password',
    new: 'New password',
    hint: 'At least 8 characters, and not one of the most common passwords. Your other sessions end.',
    change: 'Change the password',
    done: 'Your password was changed, and your other sessions have ended.',
    required: 'Please fill in this field.',
    tooShort: 'The password needs at least 8 characters.',
  },
  de: {
    none: 'Sie haben hier kein Passwort. Sie melden sich über Ihr Unternehmen an.',
    getOne:
      'Falls das Konto auch Passwörter akzeptiert, sendet Ihnen „Passwort vergessen?“ auf der Anmeldeseite einen Link, um eines festzulegen.',
    old: 'Bisheriges Passwort',
    new: 'Neues Passwort',
    hint: 'Mindestens 8 Zeichen, und keines der häufigsten Passwörter. Ihre anderen Sitzungen enden.',
    change: 'Passwort ändern',
    done: 'Ihr Passwort wurde geändert, und Ihre anderen Sitzungen wurden beendet.',
    required: 'Bitte füllen Sie dieses Feld aus.',
    tooShort: 'Das Passwort braucht mindestens 8 Zeichen.',
  },
});

const MIN_LENGTH = 8;

/** The form for a new password. Collaborators who have no password see no form. */
export function PasswordPart() {
  const texts = useTexts();
  const { collaborator } = useSession();
  if (collaborator.hasPassword) return <PasswordForm />;
  return (
    <Stack gap="xs" maw={640}>
      <Text size="sm">{texts.none}</Text>
      <Text size="sm" c="dimmed">
        {texts.getOne}
      </Text>
    </Stack>
  );
}

function PasswordForm() {
  const texts = useTexts();
  const { collaborator } = useSession();
  const [change, { isRunning, problem }] = useAction(ChangePasswordDocument);
  const form = useForm({
    initialValues: { oldPassword: '', newPassword: '' },
    validate: {
      oldPassword: (value: string) => (value === '' ? texts.required : null),
      newPassword: (value: string) => (value.length < MIN_LENGTH ? texts.tooShort : null),
    },
  });
  async function submit(input: { oldPassword: string; newPassword: string }): Promise<void> {
    const { data, problem: refused } = await change({ input });
    if (data) {
      form.reset();
      notifyDone(texts.done);
      return;
    }
    form.setErrors(fieldErrors(refused));
  }
  const isShown = problem !== null && Object.keys(problem.fields).length === 0;
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack maw={420}>
        {/* Password managers store the password for this name. */}
        <input type="hidden" autoComplete="username" value={collaborator.email} readOnly />
        <PasswordField
          label={texts.old}
          autoComplete="current-password"
          {...form.getInputProps('oldPassword')}
        />
        <PasswordField
          label={texts.new}
          description={texts.hint}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        {isShown && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={isRunning} style={{ alignSelf: 'flex-start' }}>
          {texts.change}
        </Button>
      </Stack>
    </form>
  );
}
