import type { Fault } from './faults.ts';

/** When faults were in force. Times are milliseconds since 1970. */
export type FaultTimes = {
  begin(fault: Fault): void;
  /** Call this when both gateways work again. */
  end(): void;
  /** Whether the servers may refuse or drop a request, because a fault was in force while it was answered. */
  mayRefuse(from: number, to: number): boolean;
  /** The fault that was in force at a time, or that had ended at most `lateMilliseconds` before. */
  at(time: number, lateMilliseconds?: number): Fault | undefined;
};

export function recordFaultTimes(): FaultTimes {
  const times: { fault: Fault; from: number; to: number }[] = [];
  return {
    begin: (fault) => void times.push({ fault, from: Date.now(), to: Number.POSITIVE_INFINITY }),
    end() {
      const last = times.at(-1);
      if (last) last.to = Date.now();
    },
    mayRefuse: (from, to) => times.some((each) => each.fault.mayRefuse && each.from <= to && from <= each.to),
    at: (time, lateMilliseconds = 0) =>
      times.findLast((each) => each.from <= time && time <= each.to + lateMilliseconds)?.fault,
  };
}
