/** A counter for each combination of labels, for a metric. */
export type Tally<Labels extends Record<string, string>> = {
  count(labels: Labels): void;
  entries(): { labels: Labels; count: number }[];
};

/** Creates a tally. Labels must have few values: each combination stays in memory. */
export function createTally<Labels extends Record<string, string>>(): Tally<Labels> {
  const counts = new Map<string, { labels: Labels; count: number }>();
  return {
    count(labels) {
      const key = JSON.stringify(labels);
      const entry = counts.get(key) ?? { labels, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    },
    entries: () => [...counts.values()],
  };
}
