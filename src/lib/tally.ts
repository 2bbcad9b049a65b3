/** A counter for each combination of labels, for a metric. */
export type Tally<Labels extends Record<string, string>> = {
  /** @param times default: 1 */
  count(labels: Labels, times?: number): void;
  entries(): { labels: Labels; count: number }[];
};

/** Creates a tally. Labels must have few values: each combination stays in memory. */
export function createTally<Labels extends Record<string, string>>(): Tally<Labels> {
  const counts = new Map<string, { labels: Labels; count: number }>();
  return {
    count(labels, times = 1) {
      const key = JSON.stringify(labels);
      const known = counts.get(key);
      if (known) known.count += times;
      else counts.set(key, { labels, count: times });
    },
    entries: () => [...counts.values()],
  };
}
