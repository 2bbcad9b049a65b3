import { type ParserOptions, type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;
type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Transaction = Parameters<Parameters<PGlite['transaction']>[0]>[0];
type How = { rowMode?: 'array' | 'object'; parsers?: ParserOptions };

/**
 * Runs one statement. No other statement runs between its protocol messages.
 * @param begin called just before the statement runs. If it throws, the statement does not run
 */
export type RunStatement = (
  text: string,
  values?: readonly unknown[],
  how?: How,
  begin?: () => void,
) => Promise<Results>;

/** A prepared statement, as the database describes it. */
type Prepared = {
  name: string;
  parameterTypes: number[];
  columns: Messages;
};

/**
 * How many statements stay prepared. Gatehouse has fewer fixed statements. Those with a variable number of conditions
 * have many different texts, and are evicted over time.
 */
const MOST_PREPARED = 300;
/** SQLSTATEs: the result has other columns now, or the connection no longer has the statement. */
const STALE_STATES = ['0A000', '26000'];

/** Names are unique in the process, for all connections. */
let names = 0;

/**
 * Replaces PGlite's `query`, which parses and plans a statement at each run and calls WebAssembly six times. This
 * function prepares each text once. After that, each run is one call. Databases in a folder or in memory need no
 * `syncToFs` afterwards.
 */
export function preparedStatements(pglite: PGlite): RunStatement {
  const dropped: string[] = [];
  const known = new LRUCache<string, Prepared>({
    max: MOST_PREPARED,
    dispose: ({ name }) => void dropped.push(name),
  });
  const parsersWith = new WeakMap<ParserOptions, PGlite['parsers']>();

  const send = (...messages: Uint8Array[]) =>
    pglite.execProtocolStream(Buffer.concat(messages), { syncToFs: false });

  async function prepare(text: string): Promise<Prepared> {
    names += 1;
    const name = `gatehouse_${names}`;
    const said = await send(
      ...dropped.splice(0).map((each) => serialize.close({ type: 'S', name: each })),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const prepared = {
      name,
      parameterTypes: parse.parseDescribeStatementResults(said),
      columns: said.filter((message) => message.name === 'rowDescription'),
    };
    known.set(text, prepared);
    return prepared;
  }

  async function execute({ name, parameterTypes }: Prepared, values: readonly unknown[]): Promise<Messages> {
    const bound = values.map((value, index) => {
      const write = pglite.serializers[parameterTypes[index] ?? 0];
      return value == null ? null : write ? write(value) : String(value);
    });
    return send(serialize.bind({ statement: name, values: bound }), serialize.execute(), serialize.sync());
  }

  function parsersFor({ parsers }: How): PGlite['parsers'] {
    if (!parsers) return pglite.parsers;
    const together = parsersWith.get(parsers) ?? { ...pglite.parsers, ...parsers };
    parsersWith.set(parsers, together);
    return together;
  }

  return async (text, values = [], how = {}, begin = () => {}) => {
    await pglite._checkReady();
    return pglite._runExclusiveQuery(async () => {
      begin();
      const prepared = known.get(text) ?? (await prepare(text));
      const said = await execute(prepared, values).catch((error) => {
        // The next run prepares it again.
        if (STALE_STATES.includes(error?.code)) known.delete(text);
        throw error;
      });
      const options = how.rowMode ? { rowMode: how.rowMode } : {};
      const [result] = parse.parseResults([...prepared.columns, ...said], parsersFor(how), options);
      return result ?? { rows: [], fields: [], affectedRows: 0 };
    });
  };
}

/** For each transaction, a promise that settles when it was committed or rolled back. */
const ends = new WeakMap<object, Promise<unknown>>();

/**
 * Resolves when a transaction of `withPreparedQueries` was committed.
 * @throws the reason why it was not committed
 */
export async function endOf(tx: object): Promise<void> {
  await ends.get(tx);
}

/** Wraps a PGlite so that `query` uses prepared statements, also in transactions. */
export function withPreparedQueries(pglite: PGlite, run: RunStatement): PGlite {
  const own = {
    query: (text: string, values?: unknown[], how?: How) =>
      pglite._runExclusiveTransaction(() => run(text, values, how)),
    transaction: <T>(work: (tx: Transaction) => Promise<T>) => {
      const end: Promise<T> = pglite.transaction((tx) => {
        const inside = preparingInside(tx, run);
        ends.set(inside, end);
        return work(inside);
      });
      return end;
    },
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
  const requireOpen = () => {
    if (tx.closed) throw new Error('Transaction is closed');
  };
  const query = (text: string, values?: unknown[], how?: How) => run(text, values, how, requireOpen);
  const rollback = () => {
    const ending = tx.rollback();
    // Prisma's adapter does not wait for the rollback. If the rollback fails, the engine has stopped, and the
    // transaction with it.
    ending.catch(() => {});
    return ending;
  };
  return Object.assign(Object.create(tx), { query, rollback });
}
