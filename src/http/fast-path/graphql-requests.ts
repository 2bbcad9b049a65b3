import { type DocumentNode, getOperationAST } from 'graphql';
import type { YogaInitialContext } from 'graphql-yoga';
import type { CompiledDocument, Engine } from '../../graphql/engine.ts';
import { finish, type Incoming, noteResult } from '../../graphql/outcome.ts';
import { schema } from '../../graphql/schema.ts';
import type { Execute, Result } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { AnswerDirectly } from '../endpoints/graphql-over-http.ts';
import { compileVerdicts } from './compiled-verdicts.ts';
import { earlyRefusals, type RefuseEarly } from './early-refusals.ts';
import { ordinaryParams, toHttp } from './graphql-messages.ts';
import { type KnownDocument, rememberDocuments } from './known-documents.ts';

/**
 * A document does not run in compiled form if a list in its variables is longer than this: the compiled form checks all
 * members of a list even if the first one is invalid.
 */
const MAX_COMPILED_MEMBERS = 100;

/**
 * Answers ordinary GraphQL requests without the HTTP layer of Yoga, which costs three times as much as the rest of
 * the request. Limits, masking and results are the same.
 * @returns null for any other request, which Yoga then answers
 */
export function answerGraphqlDirectly({ yoga, run }: Engine): AnswerDirectly {
  const known = rememberDocuments();

  /** Returns null for an invalid document. Yoga then reports the errors. */
  function knownDocument(text: string, requestInfo: RequestInfo): KnownDocument | null {
    const remembered = known.get(text);
    if (remembered) return remembered;
    const context = { requestInfo } as unknown as Incoming & YogaInitialContext;
    const { parse, validate } = yoga.getEnveloped(context);
    try {
      const document: DocumentNode = parse(text);
      return validate(schema, document).length > 0 ? null : known.remember(text, document);
    } catch {
      return null;
    }
  }

  return async (body, requestInfo) => {
    const params = ordinaryParams(body);
    const found = params && knownDocument(params.query, requestInfo);
    if (!found || !getOperationAST(found.document, params.operationName)) return null;
    const { operationName, variables } = params;
    const result = await run({
      document: found.document,
      operationName,
      variables,
      requestInfo,
      isOwnDocument: false,
      compiled: hasShortLists(variables) ? found.compiled() : null,
    });
    finish(result, requestInfo.outcome);
    return toHttp(result);
  };
}

type OwnDocument = { compiled: CompiledDocument | null; refuseEarly: RefuseEarly | null };

/** Runs the server's own documents in their compiled form, if they have one. */
export function executeCompiled({ run }: Engine, runtime: Runtime): Execute {
  const own = new WeakMap<DocumentNode, OwnDocument>();
  const prepared = (document: DocumentNode) => {
    const known = own.get(document);
    if (known) return known;
    const made = { compiled: compileVerdicts(document), refuseEarly: earlyRefusals(document) };
    own.set(document, made);
    return made;
  };
  return async (document, given, requestInfo) => {
    const { compiled, refuseEarly } = prepared(document);
    const refused = refuseEarly && (await refuseEarly(runtime, requestInfo));
    if (refused) return refused;
    const variables = given as Record<string, unknown>;
    const result = await run({
      document,
      operationName: null,
      variables,
      requestInfo,
      isOwnDocument: true,
      compiled: hasShortLists(variables) ? compiled : null,
    });
    noteResult(requestInfo.outcome, result);
    return result as Result<never>;
  };
}

function hasShortLists(variables: Record<string, unknown>): boolean {
  return Object.values(variables).every(
    (value) =>
      typeof value !== 'object' ||
      value === null ||
      (Array.isArray(value) && value.length <= MAX_COMPILED_MEMBERS),
  );
}
