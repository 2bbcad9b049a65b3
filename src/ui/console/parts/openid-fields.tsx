import { TextInput } from '@mantine/core';
import { localized } from '../core/language.ts';
import { PasswordField } from './password-field.tsx';

/** The names of the settings, also for the list of changes. */
export const useOpenIdTexts = localized({
  en: {
    issuer: 'Issuer',
    clientId: 'Client id',
    secret: 'Client secret',
    secretNew: 'It is stored encrypted and never shown again.',
    secretKept: 'Leave it empty to keep the stored one, unless the issuer or client id changes.',
  },
  de: {
    issuer: 'Aussteller (Issuer)',
    clientId: 'Client-ID',
    secret: 'Client-Geheimnis',
    secretNew: 'Es wird verschlüsselt gespeichert und nie wieder angezeigt.',
    secretKept:
      'Leer lassen, um das gespeicherte zu behalten. Bei einem neuen Aussteller oder einer neuen Client-ID erneut eingeben.',
  },
});

/**
 * The fields for an OpenID provider of a company.
 * @param isSecretStored whether an empty secret keeps the stored one
 */
export function OpenIdFields({
  props,
  issuerAbout,
  isSecretStored,
}: {
  props: (name: 'issuer' | 'clientId' | 'secret') => object;
  issuerAbout: string;
  isSecretStored: boolean;
}) {
  const texts = useOpenIdTexts();
  return (
    <>
      <TextInput label={texts.issuer} description={issuerAbout} autoComplete="off" {...props('issuer')} />
      <TextInput label={texts.clientId} autoComplete="off" {...props('clientId')} />
      <PasswordField
        label={texts.secret}
        description={isSecretStored ? texts.secretKept : texts.secretNew}
        autoComplete="off"
        {...props('secret')}
      />
    </>
  );
}
