import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { localized } from '../core/language.ts';
import { askForPasskey, hasPasskeys } from '../core/passkey.ts';
import type { Problem } from '../core/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

const useTexts = localized({
  en: {
    code: 'Code of the authenticator app',
    recoveryCode: 'Recovery code',
    passkey: 'Use a passkey',
    useCode: 'Use the authenticator app',
    useRecoveryCode: 'Use a recovery code',
    next: 'Continue',
    none: 'None of your factors works here. Ask an owner of the account to remove your lost factors.',
    cancelled: 'The passkey was not used. Try again, or use another factor.',
  },
  de: {
    code: 'Code der Authenticator-App',
    recoveryCode: 'Wiederherstellungscode',
    passkey: 'Passkey verwenden',
    useCode: 'Authenticator-App verwenden',
    useRecoveryCode: 'Wiederherstellungscode verwenden',
    next: 'Weiter',
    none: 'Keiner Ihrer Faktoren funktioniert hier. Bitten Sie einen Inhaber des Kontos, Ihre verlorenen Faktoren zu entfernen.',
    cancelled:
      'Der Passkey wurde nicht verwendet. Versuchen Sie es erneut, oder verwenden Sie einen anderen Faktor.',
  },
});

export type Factor = 'totp' | 'passkey' | 'recovery_code';
export type FactorProof = { code?: string; recoveryCode?: string; assertion?: unknown };

/**
 * Asks for one of the second factors of the collaborator.
 * @param factors that can be used
 * @param passkeyOptions reads the options for the device. It resolves to null after a problem, which the caller shows
 * @param onProof sends the proof
 */
export function FactorForm({
  factors,
  passkeyOptions,
  onProof,
  problem,
  isRunning,
  action,
}: {
  factors: readonly Factor[];
  passkeyOptions: () => Promise<unknown>;
  onProof: (proof: FactorProof) => void;
  problem: Problem | null;
  isRunning: boolean;
  action?: string;
}) {
  const texts = useTexts();
  const typed = factors.filter((factor) => factor !== 'passkey');
  const [kind, setKind] = useState<'totp' | 'recovery_code'>(
    typed.includes('totp') ? 'totp' : 'recovery_code',
  );
  const [value, setValue] = useState('');
  const [isCancelled, setCancelled] = useState(false);
  const canUsePasskey = factors.includes('passkey') && hasPasskeys();
  const name = kind === 'totp' ? 'code' : 'recoveryCode';
  const wrong = Object.entries(problem?.fields ?? {}).find(([field]) => field.endsWith(name))?.[1];
  const other = typed.find((factor) => factor !== kind);

  async function showPasskey(): Promise<void> {
    setCancelled(false);
    const options = await passkeyOptions();
    if (!options) return;
    const assertion = await askForPasskey(options);
    if (assertion) onProof({ assertion });
    else setCancelled(true);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    // The dialog may stand inside another form of the page.
    event.stopPropagation();
    if (value.trim() !== '') onProof({ [name]: value.trim() });
  }
  if (typed.length === 0 && !canUsePasskey) return <Text>{texts.none}</Text>;
  return (
    <Stack>
      {canUsePasskey && (
        <Button
          variant={typed.length === 0 ? 'filled' : 'default'}
          leftSection={<IconFingerprint size={18} aria-hidden />}
          onClick={() => void showPasskey()}
          loading={isRunning}
        >
          {texts.passkey}
        </Button>
      )}
      {isCancelled && (
        <Text size="sm" role="alert">
          {texts.cancelled}
        </Text>
      )}
      {typed.length > 0 && (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              key={kind}
              label={kind === 'totp' ? texts.code : texts.recoveryCode}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
              error={wrong?.join(' ')}
              autoComplete={kind === 'totp' ? 'one-time-code' : 'off'}
              inputMode={kind === 'totp' ? 'numeric' : 'text'}
              autoFocus
              data-autofocus
            />
            {!wrong && <ProblemNotice problem={problem} />}
            <Group justify="space-between">
              <Button type="submit" loading={isRunning} disabled={value.trim() === ''}>
                {action ?? texts.next}
              </Button>
              {other && (
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => {
                    setKind(other as typeof kind);
                    setValue('');
                  }}
                >
                  {other === 'totp' ? texts.useCode : texts.useRecoveryCode}
                </Anchor>
              )}
            </Group>
          </Stack>
        </form>
      )}
      {typed.length === 0 && <ProblemNotice problem={problem} />}
    </Stack>
  );
}
