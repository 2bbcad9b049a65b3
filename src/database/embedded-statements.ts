import { type ParserOptions, type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;
type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Transaction = Parameters<Parameters<PGlite['transaction']>[0]>[0];
type How = { rowMode?: 'array' | 'object'; parsers?: ParserOptions };

/** Runs a statement for whoever has the connection to himself at that moment. */
export type RunStatement = (text: string, values?: readonly unknown[], how?: How) => Promise<Results>;

/** What the database said of a statement when it was prepared. */
type Prepared = {
  name: string;
  parameterTypes: number[];
  /** Names and types of its columns. */
  columns: Messages;
};

/** More than the product has; one that is made of as many conditions as somebody asked for is dropped in time. */
const MOST_PREPARED = 300;

/** No two statements of a process have the same name, whoever made them on whichever connection. */
let names = 0;

/**
 * PGlite's own `query` has a statement parsed and planned at each run, and enters the database six times for it.
 * This prepares each text once, and then enters once. The folder and memory, where this product keeps its
 * databases, need no `syncToFs` after it.
 */
export function preparedStatements(pglite: PGlite): RunStatement {
  const dropped: string[] = [];
  const known = new LRUCache<string, Promise<Prepared>>({
    max: MOST_PREPARED,
    // Dropped at the next preparation: what is about to run it has the connection until then.
    dispose: (prepared) => prepared.then(({ name }) => dropped.push(name)).catch(() => {}),
  });
  const parsersWith = new Map<ParserOptions, PGlite['parsers']>();

  const send = (...messages: Uint8Array[]) =>
    pglite._runExclusiveQuery(() => pglite.execProtocolStream(Buffer.concat(messages), { syncToFs: false }));

  async function prepare(text: string): Promise<Prepared> {
    names += 1;
    const name = `gatehouse_${names}`;
    const said = await send(
      ...dropped.splice(0).map((each) => serialize.close({ type: 'S', name: each })),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    return {
      name,
      parameterTypes: parse.parseDescribeStatementResults(said),
      columns: said.filter((message) => message.name === 'rowDescription'),
    };
  }

  function prepared(text: string): Promise<Prepared> {
    const found = known.get(text);
    if (found) return found;
    const preparing = prepare(text);
    known.set(text, preparing);
    preparing.catch(() => known.delete(text));
    return preparing;
  }

  function parsersFor({ parsers }: How): PGlite['parsers'] {
    if (!parsers) return pglite.parsers;
    const together = parsersWith.get(parsers) ?? { ...pglite.parsers, ...parsers };
    parsersWith.set(parsers, together);
    return together;
  }

  return async (text, values = [], how = {}) => {
    const { name, parameterTypes, columns } = await prepared(text);
    const bound = values.map((value, index) => {
      const write = pglite.serializers[parameterTypes[index] ?? 0];
      return value == null ? null : write ? write(value) : String(value);
    });
    const said = await send(
      serialize.bind({ statement: name, values: bound }),
      serialize.execute(),
      serialize.sync(),
    );
    const [result] = parse.parseResults(
      [...columns, ...said],
      parsersFor(how),
      how.rowMode ? { rowMode: how.rowMode } : {},
    );
    return result ?? { rows: [], fields: [], affectedRows: 0 };
  };
}

/** The same database for whoever knows PGlite's interface: its `query`, in transactions too, runs such statements. */
export function withPreparedQueries(pglite: PGlite, run: RunStatement): PGlite {
  const own = {
    query: (text: string, values?: unknown[], how?: How) =>
      pglite._runExclusiveTransaction(() => run(text, values, how)),
    transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
      pglite.transaction((tx) => work(preparingInside(tx, run))),
  };
  return new Proxy(pglite, {
    get(target, property) {
      if (Object.hasOwn(own, property)) return own[property as keyof typeof own];
      const value = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function preparingInside(tx: Transaction, run: RunStatement): Transaction {
  const query = (text: string, values?: unknown[], how?: How) => {
    if (tx.closed) throw new Error('Transaction is closed');
    return run(text, values, how);
  };
  return Object.assign(Object.create(tx), { query });
}
