import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { root } from '../tool.ts';
import { brokenLinks } from './broken-links.ts';
import { frame } from './frame.ts';
import { graphqlReference } from './graphql-reference.ts';
import { homePage, missingPage, unpublishedPage } from './home.ts';
import { renderMarkdown } from './markdown.ts';
import { readNavigation, withReference } from './navigation.ts';
import { readOperationFacts } from './operation-facts.ts';
import type { Content } from './page.ts';
import { restReference } from './rest-reference.ts';
import { searchEntries } from './search-entries.ts';

const OUTPUT = join(root, 'dist/docs-pages');

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { groups, files } = readNavigation(read('docs/index.md'));
const schema = buildSchema(read('schema.graphql'));
const {
  pages: graphql,
  placeOf,
  operationPlaces,
} = graphqlReference(schema, readOperationFacts(read('docs/operations.md')));
const reference = [...graphql, ...restReference()];

/** Files beside the pages that documents link to. */
const FOREIGN: Readonly<Record<string, string>> = { '../schema.graphql': 'schema.graphql' };

const documents = files.map((path) =>
  renderMarkdown({
    path,
    text: read(`docs/${path}.md`),
    // The list of operations links every name, also short ones.
    referenceOf: path === 'operations' ? (name) => operationPlaces.get(name) ?? placeOf(name) : placeOf,
    foreignFile: (file) => FOREIGN[file] ?? null,
  }),
);
const site = withReference(groups, reference);
const pages: Content[] = [homePage(site), ...documents, ...reference];
const shown = [...pages, missingPage('missing'), missingPage('reference/missing'), unpublishedPage()];

const broken = brokenLinks(shown, ['openapi.json', 'schema.graphql', 'explorer']);
if (broken.length > 0) throw new Error(`Broken links in the documentation:\n${broken.join('\n')}`);

mkdirSync(OUTPUT, { recursive: true });
const made = shown.map((page) => ({
  path: page.path,
  title: page.title,
  description: page.description,
  isSchema: page.isSchema ?? false,
  body: frame(page, site),
}));
writeFileSync(join(OUTPUT, 'pages.json'), JSON.stringify(made));
writeFileSync(join(OUTPUT, 'search.json'), JSON.stringify(searchEntries(pages, site)));
