import type { DialectDocs } from '../dialect/operation.ts';
import type { Dialect } from '../dialect/scope.ts';
import { example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { schemaRef } from '../openapi/schema.ts';
import { pelcro } from './dialect.ts';
import { disqusRoute } from './disqus.ts';
import { pelcroDocs } from './docs.ts';
import { answerTo } from './errors.ts';
import { atSite } from './examples.ts';

const docs: DialectDocs = {
  ...pelcroDocs,
  name: 'PelcroIntegrations',
  description:
    'Integrations of the original with other services. Sites, tokens and errors are those of the Pelcro API.',
  sharedResponses: {
    ...Object.fromEntries(
      Object.entries(pelcroDocs.sharedResponses)
        .filter(([, { status }]) => status !== 404 && status !== 405)
        .map(([name, response]) => [name, { ...response, examples: {} }]),
    ),
    ...sharedResponsesOf('PelcroIntegrations', schemaRef('ApplicationError'), {
      NotFound: {
        'GET /nowhere': example('An unknown path', { query: atSite }, answerTo('NOT_FOUND')),
      },
      MethodNotAllowed: {
        'DELETE /user/token': example('A wrong method', { query: atSite }, answerTo('METHOD_NOT_ALLOWED')),
      },
    }),
  },
};

/** The original serves its integrations beside the SDK API. Its SDK calls both in the same way. */
export const pelcroIntegrations: Dialect = {
  ...pelcro,
  prefixes: ['/integrations/disqus/v1'],
  routes: [disqusRoute],
  documents: [],
  docs,
};
