/**
 * How easily a password is guessed. The dictionaries take a tenth of a second and some megabytes to load:
 * that is done when the first site asks for them.
 */

/** Estimating takes longer than linearly: 10 ms for so many characters, 200 ms for twice as many. */
const ESTIMATED_CHARACTERS = 32;
/** Of 0 to 4, https://github.com/zxcvbn-ts/zxcvbn: 10^8 guesses and more. */
const LEAST_SCORE = 3;
/** Parts of a name or an email that are worth looking for. */
const PERSONAL_WORD = /[\p{L}\p{N}]{3,64}/gu;
const MAX_PERSONAL_TEXT = 254;

let commonPasswords: Promise<ReadonlySet<string>> | null = null;

/** @returns whether a password is among the fifty thousand that are tried first, in any case */
export async function loadCommonPasswords(): Promise<(password: string) => boolean> {
  commonPasswords ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  const common = await commonPasswords;
  return (password) => common.has(password.toLowerCase());
}

type Estimator = { check(password: string): { score: number } };

let estimator: Promise<Estimator> | null = null;

async function createEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
}

/**
 * @param personal what others know of the person; whatever is no text is passed over
 * @returns whether a password could be guessed by somebody who knows that: what counts is what is left without
 *   it. Of a long password the beginning is looked at, since what is strong does not become weak by what follows.
 */
export async function loadStrength(personal: readonly unknown[]): Promise<(password: string) => boolean> {
  estimator ??= createEstimator();
  const loaded = await estimator;
  const known = personalWords(personal);
  return (password) => {
    const own = known === null ? password : password.replaceAll(known, '');
    return own === '' || loaded.check(own.slice(0, ESTIMATED_CHARACTERS)).score < LEAST_SCORE;
  };
}

/** A pattern of all words, the longest first; null: there are none. Letters and digits need no escape. */
function personalWords(personal: readonly unknown[]): RegExp | null {
  const words = personal
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.slice(0, MAX_PERSONAL_TEXT).match(PERSONAL_WORD) ?? [])
    .sort((a, b) => b.length - a.length);
  return words.length === 0 ? null : new RegExp(words.join('|'), 'giu');
}
