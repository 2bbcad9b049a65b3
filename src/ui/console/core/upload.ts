import { CombinedError } from '@urql/core';
import { use, useState } from 'react';
import { serviceUrl } from './address.ts';
import { type Outcome, ReauthenticationContext } from './api.ts';
import { localized, useLanguage } from './language.ts';
import { type Problem, problemOf } from './problem.ts';
import { whileUnderWay } from './under-way.ts';

const useTexts = localized({
  en: { offline: 'The upload did not arrive. Check your connection and the file, and try again.' },
  de: {
    offline: 'Die Datei kam nicht an. Prüfen Sie die Verbindung und die Datei, und versuchen Sie es erneut.',
  },
});

export const IMPORTS_PATH = 'admin/api/imports';

/** Protects against CSRF: a page of another origin can send this header only after a CORS preflight, which fails. */
const CONSOLE_HEADER = ['x-gatehouse-console', '1'] as const;

/** `sentPercent`: how much of the file has been sent. Null while no upload runs. */
export type Upload = {
  sentPercent: number | null;
  problem: Problem | null;
  clear(): void;
  stop(): void;
};

/**
 * Uploads the file of an import. If the API requires a recent login, asks the collaborator to re-authenticate, and
 * sends the file again.
 * @returns the function that uploads and returns the id of the import, and the state of the last upload
 */
export function useImportUpload(): [
  (file: File, parameters: Record<string, string>) => Promise<Outcome<string>>,
  Upload,
] {
  const { offline } = useTexts();
  const { language } = useLanguage();
  const reauthenticate = use(ReauthenticationContext);
  const [sentPercent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [request, setRequest] = useState<XMLHttpRequest | null>(null);
  async function attempt(file: File, parameters: Record<string, string>): Promise<Outcome<string>> {
    setSent(0);
    const xhr = new XMLHttpRequest();
    setRequest(xhr);
    const answer = await whileUnderWay(() => send(xhr, file, parameters, language, setSent));
    setSent(null);
    setRequest(null);
    if (answer?.importRun) return { data: answer.importRun.id, problem: null };
    const graphQLErrors = answer?.errors ?? [];
    const requestId = xhr.getResponseHeader('x-request-id');
    for (const error of graphQLErrors) error.extensions = { ...error.extensions, requestId };
    return { data: null, problem: problemOf(new CombinedError({ graphQLErrors }), offline) };
  }
  async function upload(file: File, parameters: Record<string, string>): Promise<Outcome<string>> {
    setProblem(null);
    let outcome = await attempt(file, parameters);
    if (outcome.problem?.needsReauthentication && (await reauthenticate()))
      outcome = await attempt(file, parameters);
    setProblem(outcome.problem);
    return outcome;
  }
  return [upload, { sentPercent, problem, clear: () => setProblem(null), stop: () => request?.abort() }];
}

type Answer = {
  importRun?: { id: string };
  errors?: { message: string; extensions?: Record<string, unknown> }[];
};

/** Uses XMLHttpRequest, because `fetch` reports no upload progress. @returns null: no readable answer arrived */
function send(
  xhr: XMLHttpRequest,
  file: File,
  parameters: Record<string, string>,
  language: string,
  onSent: (percent: number) => void,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    xhr.open('POST', new URL(`${IMPORTS_PATH}?${new URLSearchParams(parameters)}`, serviceUrl));
    xhr.setRequestHeader(...CONSOLE_HEADER);
    xhr.setRequestHeader('accept-language', language);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.upload.addEventListener('progress', ({ loaded, total }) => {
      onSent(total === 0 ? 0 : (loaded / total) * 100);
    });
    xhr.addEventListener('loadend', () => resolve(answerOf(xhr.responseText)));
    xhr.send(file);
  });
}

function answerOf(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}

/** Reads the report of an import. @returns null: it could not be read */
export async function readReport(id: string, format: 'csv' | 'ndjson'): Promise<Blob | null> {
  const address = new URL(`${IMPORTS_PATH}/${id}/report?format=${format}`, serviceUrl);
  const response = await whileUnderWay(() =>
    fetch(address, { headers: { [CONSOLE_HEADER[0]]: CONSOLE_HEADER[1] }, credentials: 'same-origin' }),
  ).catch(() => null);
  return response?.ok ? response.blob().catch(() => null) : null;
}
