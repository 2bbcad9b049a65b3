import { OperatorError } from '../../lib/operator-error.ts';

/** KEY_ENCRYPTION_SECRET, or its `_NEXT` or `_PREVIOUS` variant, does not fit the database. */
export class WrongKeyEncryptionSecretError extends OperatorError {
  override readonly code = 'WRONG_KEY_ENCRYPTION_SECRET';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WrongKeyEncryptionSecretError';
  }
}

/** Nothing in the database can be decrypted with the secrets of this process. */
export function wrongSecret(): WrongKeyEncryptionSecretError {
  return new WrongKeyEncryptionSecretError(
    'The keys in the database cannot be decrypted: KEY_ENCRYPTION_SECRET is not the secret that they were encrypted with. Set that one. To replace it, follow “Rotate KEY_ENCRYPTION_SECRET” in docs/deployment.md.',
  );
}
