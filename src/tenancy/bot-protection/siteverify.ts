import { z } from 'zod';
import { failureReason, type Outgoing } from '../../lib/outgoing.ts';

/** The verdict of a provider on a token. All providers use the same protocol. */
export type BotVerdict = {
  isHuman: boolean;
  /** The host of the page that showed the widget. Null if the provider does not report it. */
  hostname: string | null;
  /** The action for which the widget was solved. Null if the page did not name one. */
  action: string | null;
  /** From 0 (a bot) to 1. Null if the provider has no scores. */
  score: number | null;
  errorCodes: string[];
};

/** The provider has given no verdict, for a reason that no token can cause. */
export class BotServiceUnavailableError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'BotServiceUnavailableError';
  }
}

/**
 * The form of an answer, https://developers.cloudflare.com/turnstile/get-started/server-side-validation/. The other
 * providers use the same form.
 */
const answerShape = z.looseObject({
  success: z.boolean(),
  hostname: z.string().nullish(),
  action: z.string().nullish(),
  score: z.number().nullish(),
  'error-codes': z.array(z.string()).nullish().catch(null),
});

/** `siteKey` is for providers that compare it with the site key of the widget. */
type Question = { url: string; secret: string; siteKey: string | null; token: string };

/**
 * Asks a provider about a token. The address of the customer is not sent, because the provider has it from its widget.
 * @throws BotServiceUnavailableError if there is no answer, or if the provider fails. A client error (4xx) without a
 *   verdict counts as a refusal, because a crafted token could cause it.
 */
export async function siteverify(outgoing: Outgoing, question: Question): Promise<BotVerdict> {
  const { url, secret, siteKey, token } = question;
  let status: number;
  let text: string;
  try {
    const response = await outgoing(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: String(
        new URLSearchParams({ secret, response: token, ...(siteKey !== null && { sitekey: siteKey }) }),
      ),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new BotServiceUnavailableError(failureReason(error), { cause: error });
  }
  const answer = status < 500 ? answerShape.safeParse(parsed(text)) : null;
  if (answer?.success) {
    const { success, hostname, action, score, 'error-codes': errorCodes } = answer.data;
    return {
      isHuman: success && status === 200,
      hostname: hostname || null,
      action: action || null,
      score: score ?? null,
      errorCodes: errorCodes ?? [],
    };
  }
  if (status >= 400 && status < 500) {
    return { isHuman: false, hostname: null, action: null, score: null, errorCodes: [`status-${status}`] };
  }
  throw new BotServiceUnavailableError(`It answered with status ${status} and no verdict.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
