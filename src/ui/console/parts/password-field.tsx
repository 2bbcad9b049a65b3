import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useId } from 'react';
import { localized } from '../core/language.ts';

const useTexts = localized({ en: { show: 'Show what was typed' }, de: { show: 'Eingabe anzeigen' } });

/**
 * A field for a password or another secret. Mantine's component does not bind the error and the description to
 * the input, and its button has an English name and cannot be reached by keyboard.
 */
export function PasswordField({ error, description, ...props }: PasswordInputProps) {
  const { show } = useTexts();
  const id = useId();
  const describedBy = [error && `${id}-error`, description && `${id}-description`].filter(Boolean).join(' ');
  return (
    <PasswordInput
      {...props}
      id={id}
      error={error}
      description={description}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy || undefined}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': show }}
    />
  );
}
