/** The kinds of errors of RFC 7644 §3.12 that this API has. */
export type ScimErrorType = 'invalidFilter' | 'invalidSyntax' | 'invalidPath' | 'invalidValue' | 'uniqueness';

/** An error response of the SCIM API (RFC 7644 §3.12). The caller sees the detail. */
export class ScimError extends Error {
  readonly status: 400 | 404 | 409;
  readonly scimType: ScimErrorType | null;

  constructor(status: 400 | 404 | 409, scimType: ScimErrorType | null, detail: string) {
    super(detail);
    this.name = 'ScimError';
    this.status = status;
    this.scimType = scimType;
  }
}

export const TAKEN = new ScimError(409, 'uniqueness', 'There is already a user with this userName or email.');

export function invalidValue(detail: string): ScimError {
  return new ScimError(400, 'invalidValue', detail);
}

export function unknownUser(): ScimError {
  return new ScimError(404, null, 'There is no such user.');
}
