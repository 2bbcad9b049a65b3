/** PHP's `trim`, which WordPress applies to passwords: space, tab, line feed, carriage return, NUL, vertical tab. */
const OUTER_SPACE = /^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g;

export const trimAsPhp = (text: string): string => text.replace(OUTER_SPACE, '');
export const hasOuterSpace = (text: string): boolean => trimAsPhp(text) !== text;
