import type { Socket } from 'node:net';
import pg from 'pg';

/** The internals of the driver's connection that send messages. */
type Wire = {
  stream: Socket;
  query(text: string): void;
  parse(statement: { text: string }): void;
  bind(portal: object): void;
  execute(portal: object): void;
};

/** The driver's query with the methods that its types leave out. */
type DriverQuery = {
  name: string | undefined;
  text: string;
  requiresPreparation(): boolean;
  prepare(wire: Wire): void;
  submit(wire: Wire): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
};
const Query = pg.Query as unknown as new (...given: unknown[]) => DriverQuery;

/**
 * A query through a pooler that may run each transaction on another server connection. It has no name, because a
 * prepared statement stays with one server connection. Outside of a transaction, a statement with the session's
 * settings runs first, in the same round trip and the same transaction.
 */
export class PooledQuery extends Query {
  readonly #settings: string;
  readonly #isInTransaction: () => boolean;
  /** True until the statement with the settings has completed. */
  #isSettling = false;

  /** @param given the parameters of the driver's `query` */
  constructor(settings: string, isInTransaction: () => boolean, given: unknown[]) {
    super(...given);
    this.name = undefined;
    this.#settings = settings;
    this.#isInTransaction = isInTransaction;
  }

  override submit(wire: Wire): Error | null {
    this.#isSettling = !this.#isInTransaction();
    // The settings and the statement are one transaction, because they are one text. This is so even for a BEGIN.
    if (this.#isSettling && !this.requiresPreparation()) this.text = `${this.#settings}; ${this.text}`;
    return super.submit(wire);
  }

  /** The statements before one Sync message are one transaction. */
  override prepare(wire: Wire): void {
    if (this.#isSettling) {
      wire.parse({ text: this.#settings });
      wire.bind({});
      wire.execute({});
    }
    super.prepare(wire);
  }

  override handleRowDescription(message: unknown): void {
    if (!this.#isSettling) super.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    if (!this.#isSettling) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#isSettling) this.#isSettling = false;
    else super.handleCommandComplete(message, wire);
  }
}
