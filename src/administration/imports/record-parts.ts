import { z } from 'zod';
import { isHashFormat } from '../../customers/passwords/imported-hash.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { email as emailRule } from '../../platform/input.ts';
import { importDate } from './import-date.ts';

/** The shapes of all parts of a record except its profile. An export writes the same shapes. */

const MAX_PARTS = 20;

const storable = (max: number) => z.string().min(1).max(max).refine(isStorable);
const time = z
  .unknown()
  .optional()
  .transform((value) => importDate(value))
  .refine((date) => date !== undefined)
  .transform((date) => date ?? null);
const bytes = (min: number, max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((text) => {
      const length = Buffer.byteLength(text, 'base64url');
      return length >= min && length <= max;
    });
const name = z
  .string()
  .max(100)
  .refine(isStorable)
  .nullish()
  .transform((text) => text || null);

/** A JSON number beyond 2^53 loses digits and could become another customer's id, so it is refused. */
export const otherId = z.union([z.string(), z.int()]).transform(String).pipe(storable(255));

const identity = z.object({
  provider: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  issuer: storable(500),
  subject: otherId,
  email: z
    .string()
    .max(254)
    .refine(isStorable)
    .nullish()
    .transform((text) => text || null),
  createdAt: time,
  lastUsedAt: time,
});

/** Only authenticator apps with the usual parameters (SHA-1, six digits, 30 seconds) are accepted. */
const authenticatorApp = z.object({
  /** Base32, as in the QR code. */
  secret: z
    .string()
    .transform((text) => text.replace(/[\s=-]/g, '').toUpperCase())
    .pipe(z.string().regex(/^[A-Z2-7]{16,128}$/)),
  name,
  algorithm: z
    .string()
    .regex(/^sha-?1$/i)
    .nullish(),
  digits: z.literal([6, '6']).nullish(),
  period: z.literal([30, '30']).nullish(),
  createdAt: time,
  lastUsedAt: time,
  /** The last time step whose code was accepted (RFC 6238 §5.2). */
  lastStep: z.int().min(0).nullish(),
});

/** The SHA-256 of a recovery code of Gatehouse. */
const recoveryCode = z.object({ hash: bytes(32, 32), createdAt: time, lastUsedAt: time });

const passkey = z.object({
  credentialId: bytes(1, 1_023),
  /** COSE, as authenticators send it. */
  publicKey: bytes(16, 2_000),
  signCount: z.int().min(0).max(4_294_967_295).default(0),
  transports: z
    .array(z.string().regex(/^[a-z-]{1,32}$/))
    .max(10)
    .default([]),
  rpId: z
    .string()
    .regex(/^[a-z0-9.-]{1,253}$/)
    .nullish()
    .transform((text) => text || null),
  name,
  createdAt: time,
  lastUsedAt: time,
});

const acceptedTerms = z.object({
  /** The slug of the site, or its id. */
  site: z.coerce.string().min(1).max(63),
  version: storable(100),
  acceptedAt: time,
});

/** The email before a change that is not settled. */
const emailChange = z
  .object({ email: emailRule(), verifiedAt: time, confirmedAt: time, createdAt: time, changedAt: time })
  .nullish()
  .transform((change) => (change ? { ...change, emailKey: emailKey(change.email) } : null));

const list = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .array(shape)
    .max(MAX_PARTS)
    .nullish()
    .transform((value) => value ?? []);
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(isStorable)
    .nullish()
    .transform((value) => value || null);

export const recordParts = z.object({
  emailChange,
  profilePhoto: text(2_048),
  subject: text(255),
  acceptedTermsVersion: text(100),
  identities: list(identity),
  totp: list(authenticatorApp),
  recoveryCodes: list(recoveryCode),
  passkeys: list(passkey),
  acceptedTerms: z
    .array(acceptedTerms)
    .max(1_000)
    .nullish()
    .transform((value) => value ?? []),
});
export type RecordParts = z.output<typeof recordParts>;

const optional = (max: number) => z.string().max(max).optional();

/** A password hash in the form that `readDeclaredHash` accepts. */
export const declaredHash = z.object({
  format: z.string().refine(isHashFormat),
  hash: z.string().min(1).max(1_000),
  salt: optional(1_000),
  saltPosition: z.enum(['prefix', 'suffix']).optional(),
  rounds: z.coerce.number().int().optional(),
  memoryCost: z.coerce.number().int().optional(),
  saltSeparator: optional(100),
  algorithm: optional(100),
  secret: optional(50),
});
