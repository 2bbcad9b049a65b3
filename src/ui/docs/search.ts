import MiniSearch from 'minisearch';

type Entry = { at: string; heading: string; page: string; group: string; text: string };
type Found = Entry & { terms: string[] };

const MAX_RESULTS = 12;
const NOTHING = 'Nothing found. Try fewer or other words.';
const FAILED = 'The search could not be loaded. Reload the page.';

/** Splits names into words, so that a search for `token` also finds `validateToken`. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s\p{P}\p{S}]+/u).filter(Boolean);
  return words.flatMap((word) => {
    const parts = word.split(/(?<=[a-z])(?=[A-Z])|_/);
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

/** Ranks guides before operations, and operations before types. */
function weightOf(page: unknown): number {
  const title = String(page);
  if (!title.startsWith('GraphQL: ')) return 1.6;
  return title.includes('types') ? 0.5 : title.includes('admin') ? 0.8 : 1.2;
}

/**
 * Starts the search: a field whose suggestions are links, operated like the combobox pattern
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */
export function startSearch(box: HTMLElement, input: HTMLInputElement): void {
  const list = box.querySelector<HTMLElement>('[role=listbox]');
  if (!list) return;
  const root = box.dataset.root ?? '';
  const index = loadIndex(`${root}search.json`);
  let chosen = -1;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (to: number) => {
    const all = options();
    if (all.length === 0) return;
    chosen = (to + all.length) % all.length;
    for (const [at, option] of all.entries()) option.setAttribute('aria-selected', String(at === chosen));
    const option = all[chosen];
    if (!option) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const show = async () => {
    const query = input.value.trim();
    if (query === '') return close();
    let found: Found[] | null = null;
    try {
      found = find(await index, query);
    } catch {
      // The message is chosen below.
    }
    if (input.value.trim() !== query) return;
    const message = found === null ? FAILED : found.length === 0 ? NOTHING : null;
    list.replaceChildren(
      ...(message === null ? (found ?? []).map((each, at) => optionOf(each, at, root)) : [noteOf(message)]),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    chosen = -1;
    if (message === null) choose(0);
  };

  input.addEventListener('input', () => void show());
  input.addEventListener('focus', () => void show());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') options()[chosen]?.click();
    else if (event.key === 'Escape') {
      if (list.hidden) input.blur();
      close();
    } else return;
    event.preventDefault();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) close();
  });
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) close();
  });
  void show();
}

async function loadIndex(address: string): Promise<MiniSearch<Entry>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const entries = (await response.json()) as Entry[];
  const index = new MiniSearch<Entry>({
    idField: 'at',
    fields: ['heading', 'page', 'text'],
    storeFields: ['at', 'heading', 'page', 'group', 'text'],
    tokenize: wordsOf,
    searchOptions: {
      boost: { heading: 4, page: 2 },
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boostDocument: (_at, _term, stored) => weightOf(stored?.page),
    },
  });
  index.addAll(entries);
  return index;
}

function find(index: MiniSearch<Entry>, query: string): Found[] {
  const strict = index.search(query);
  const results = strict.length > 0 ? strict : index.search(query, { combineWith: 'OR' });
  return results.slice(0, MAX_RESULTS).map((result) => result as unknown as Found);
}

function optionOf({ at, heading, page, group, text }: Found, position: number, root: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `${root}${at}`;
  link.id = `result-${position}`;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  link.tabIndex = -1;
  const where = [group, page].filter((part) => part !== '' && part !== heading).join(' › ');
  for (const [name, content] of [
    ['result-heading', heading],
    ['result-where', where],
    ['result-text', text],
  ] as const) {
    const line = document.createElement('span');
    line.className = name;
    line.textContent = content;
    link.append(line);
  }
  return link;
}

function noteOf(text: string): HTMLElement {
  const note = document.createElement('p');
  note.className = 'result-note';
  note.setAttribute('role', 'option');
  note.setAttribute('aria-disabled', 'true');
  note.textContent = text;
  return note;
}
