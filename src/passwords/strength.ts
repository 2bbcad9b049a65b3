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
const MAX_PERSONAL_WORDS = 20;

let commonPasswords: Promise<ReadonlySet<string>> | null = null;

/** @returns whether a password is among the fifty thousand that are tried first, in any case */
export async function loadCommonPasswords(): Promise<(password: string) => boolean> {
  commonPasswords ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  const common = await commonPasswords;
  return (password) => common.has(password.toLowerCase());
}

type Estimator = { check(password: string, words: string[]): { score: number } };

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
 * @returns whether a password could be guessed by somebody who knows that. Of a long password the beginning
 *   is looked at: what is strong already does not become weak by what follows.
 */
export async function loadStrength(personal: readonly unknown[]): Promise<(password: string) => boolean> {
  estimator ??= createEstimator();
  const { check } = await estimator.then((loaded) => ({ check: loaded.check.bind(loaded) }));
  const words = personalWords(personal);
  return (password) => check(password.slice(0, ESTIMATED_CHARACTERS), words).score < LEAST_SCORE;
}

function personalWords(personal: readonly unknown[]): string[] {
  const words = personal
    .filter((text) => typeof text === 'string')
    .flatMap((text) => [text.slice(0, 64), ...(text.slice(0, 254).match(PERSONAL_WORD) ?? [])]);
  return [...new Set(words)].slice(0, MAX_PERSONAL_WORDS);
}
