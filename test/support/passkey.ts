import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** The differences of a device or page from a normal one. */
type Deviation = {
  origin?: string;
  /** Whether the device reports that it has verified its user. */
  userVerified?: boolean;
  /** The signature counter. Default: zero, as for a synchronised passkey. */
  counter?: number;
};

export type CreationOptions = { challenge: string; rp: { id: string }; user: { id: string } };
export type RequestOptions = {
  challenge: string;
  rpId: string;
  /** The allowed passkeys. Default: any. */
  allowCredentials?: { id: string }[];
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** An authenticator in software: a P-256 key, attestation "none" (Web Authentication §6, §8.7). */
export function softwarePasskey(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const credentialId = id.toString('base64url');
  let userHandle = '';

  const clientData = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, counter: number, rest = Buffer.alloc(0)) => {
    const head = Buffer.alloc(37);
    createHash('sha256').update(rpId).digest().copy(head);
    head.writeUInt8(flags, 32);
    head.writeUInt32BE(counter, 33);
    return Buffer.concat([head, rest]);
  };
  const flagsOf = ({ userVerified = true }: Deviation) => USER_PRESENT | (userVerified ? USER_VERIFIED : 0);

  return {
    credentialId,
    /** Like `navigator.credentials.create`. */
    create(options: CreationOptions, deviation: Deviation = {}) {
      userHandle = options.user.id;
      // COSE_Key (RFC 9052 §7): kty EC2, alg ES256, crv P-256, x, y.
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(String(jwk.x), 'base64url')],
          [-3, Buffer.from(String(jwk.y), 'base64url')],
        ]),
      );
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key]);
      const flags = flagsOf(deviation) | ATTESTED;
      const authData = authenticatorData(options.rp.id, flags, deviation.counter ?? 0, attested);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      const clientDataJSON = clientData('webauthn.create', options.challenge, deviation.origin ?? origin);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientDataJSON.toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** Like `navigator.credentials.get`. */
    get(options: RequestOptions, deviation: Deviation = {}) {
      const data = authenticatorData(options.rpId, flagsOf(deviation), deviation.counter ?? 0);
      const clientDataJSON = clientData('webauthn.get', options.challenge, deviation.origin ?? origin);
      const signed = Buffer.concat([data, createHash('sha256').update(clientDataJSON).digest()]);
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientDataJSON.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
          userHandle,
        },
      };
    },
  };
}

/** The part of CBOR (RFC 8949) that an attestation needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) {
    const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)]);
    return Buffer.concat([head(5, value.size), ...members]);
  }
  throw new TypeError(`No CBOR for ${typeof value}`);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
