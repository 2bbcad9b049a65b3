/** The systems whose exports can be imported, as the API names them. */
export const SOURCES = [
  'pelcro',
  'auth0',
  'firebase',
  'wordpress',
  'drupal',
  'supabase',
  'cognito',
  'gatehouse',
  'generic',
] as const;
export type SourceName = (typeof SOURCES)[number];

export function isSource(name: string): name is SourceName {
  return (SOURCES as readonly string[]).includes(name);
}

export type ImportValues = {
  source: SourceName;
  /** Lines such as `email = mail`, for `generic`. */
  mapping: string;
  /** The hash format as JSON. If this is empty, the hashes have the usual format of the source. */
  hash: string;
  conflicts: 'skip' | 'update';
  duplicates: 'first' | 'latest-login' | 'none';
  passwordsElsewhere: boolean;
  emailsVerified: boolean;
  events: boolean;
  delimiter: string;
};

export const INITIAL_VALUES: ImportValues = {
  source: 'pelcro',
  mapping: '',
  hash: '',
  conflicts: 'skip',
  duplicates: 'first',
  passwordsElsewhere: false,
  emailsVerified: false,
  events: false,
  delimiter: ',',
};

/** The parameters of the upload. */
export function parametersOf(file: File, values: ImportValues): Record<string, string> {
  const { source, mapping, hash, conflicts, duplicates, delimiter } = values;
  return {
    ...{ source, conflicts, duplicates },
    fileName: file.name,
    passwordsElsewhere: String(values.passwordsElsewhere),
    emailsVerified: String(values.emailsVerified),
    events: String(values.events),
    ...(delimiter !== '' && { delimiter }),
    ...(source === 'generic' && { mapping: JSON.stringify(fieldsOf(mapping)) }),
    ...(hash.trim() !== '' && { hash }),
  };
}

/** Reads lines such as `email = mail`. */
function fieldsOf(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => /^([^=]+)=(.*)$/.exec(line.trim()));
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1]?.trim(), pair[2]?.trim()]] : [])));
}

/** Whether a text is empty or a JSON object. */
export function isObjectText(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether there is a line with text, and each such line has the form `field = column`. */
export function isMapping(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => /^[^=]*[^=\s][^=]*=.*\S/.test(line));
}
