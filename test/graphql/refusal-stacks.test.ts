import { expect, test } from 'vitest';
import { withoutStackTrace } from '../../src/lib/without-stack-trace.ts';
import { type ErrorCode, IdentityError } from '../../src/platform/errors.ts';

const frames = ({ stack = '' }: Error) => stack.split('\n').filter((line) => /^\s+at /.test(line)).length;

test('an expected error has no stack trace, and a later unexpected error has one', () => {
  const { stackTraceLimit } = Error;
  expect(frames(new IdentityError('UNAVAILABLE'))).toBe(0);
  expect(frames(new Error('a fault'))).toBeGreaterThan(0);
  expect(() => new IdentityError('NO_SUCH_CODE' as ErrorCode)).toThrow(TypeError);
  const fail = () => {
    throw new Error('a fault');
  };
  expect(() => withoutStackTrace(fail)).toThrow('a fault');
  expect(frames(new Error('a fault'))).toBeGreaterThan(0);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
