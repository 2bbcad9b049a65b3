/** The facts about one GraphQL operation in `docs/operations.md`. */
export type OperationFacts = {
  caller: 'everyone' | 'customers' | 'collaborators';
  callsPerMinute: string;
  /** The lowest role of a collaborator that may call it. Empty for other callers. */
  leastRole: string;
};

const CALLERS: Readonly<Record<string, OperationFacts['caller']>> = {
  'GraphQL, for every caller': 'everyone',
  'GraphQL, with the token of a customer': 'customers',
  'GraphQL, with the token of a collaborator': 'collaborators',
};

/** Reads who can call each operation, and how often, from the text of `docs/operations.md`. */
export function readOperationFacts(page: string): Map<string, OperationFacts> {
  const facts = new Map<string, OperationFacts>();
  for (const part of page.split(/^## /m)) {
    const caller = CALLERS[part.slice(0, part.indexOf('\n'))];
    if (!caller) continue;
    for (const [row] of part.matchAll(/^\| `.*$/gm)) {
      const [, name = '', , callsPerMinute = '', , leastRole = ''] = row.split(/ ?\| ?/);
      facts.set(name.replaceAll('`', ''), { caller, callsPerMinute, leastRole });
    }
  }
  return facts;
}
