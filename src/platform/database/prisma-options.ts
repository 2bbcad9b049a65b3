export const prismaOptions = {
  transactionOptions: { maxWait: 4_000, timeout: 10_000 },
  /** Errors without the source text of the failing call. */
  errorFormat: 'minimal',
} as const;
