/** What `docs/operations.md` says about one GraphQL operation. */
export type OperationFacts = {
  caller: 'everyone' | 'customers' | 'collaborators';
  callsPerMinute: string;
  /** Of collaborators. */
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
