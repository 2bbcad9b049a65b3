import { parentPort } from 'node:worker_threads';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import type { Question, Verdict } from './strength.ts';

/** The thread that estimates passwords, so that its dictionaries and its worst cases do not block requests. */

/** The cost grows faster than the length: 10 ms for this number of characters, 200 ms for twice as many. */
const ESTIMATED_CHARACTERS = 32;
/** With the library's default of 100, a crafted password takes up to half a second. */
const MAX_SUBSTITUTIONS = 5;
/** The lowest accepted score, from 0 to 4 (https://github.com/zxcvbn-ts/zxcvbn). 3 means 10^8 guesses or more. */
const LEAST_SCORE = 3;
/** A part of a name or an email that makes a password weak. */
const PERSONAL_WORD = /[\p{L}\p{N}]{3,64}/gu;

/** About 50,000 common passwords, in lower case. */
const commonPasswords: ReadonlySet<string> = new Set(common.dictionary['passwords-common']);
const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  maxLength: ESTIMATED_CHARACTERS,
});

function assess({ password, personal }: Question): Verdict {
  if (commonPasswords.has(password.toLowerCase())) return 'COMMON';
  return personal !== null && isGuessable(password, personalWords(personal)) ? 'GUESSABLE' : 'GOOD';
}

/**
 * Whether a person who knows these words could guess the password. The words are removed before the estimate. Only
 * the beginning of a long password is estimated: more characters never make it weaker.
 */
function isGuessable(password: string, known: RegExp | null): boolean {
  const own = known === null ? password : password.replaceAll(known, '');
  return own === '' || estimator.check(own.slice(0, ESTIMATED_CHARACTERS)).score < LEAST_SCORE;
}

/** A pattern of all words, the longest first; null: there are none. Letters and digits need no escape. */
function personalWords(personal: readonly string[]): RegExp | null {
  const words = personal
    .flatMap((text) => text.match(PERSONAL_WORD) ?? [])
    .sort((a, b) => b.length - a.length);
  return words.length === 0 ? null : new RegExp(words.join('|'), 'giu');
}

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(assess(question));
});
