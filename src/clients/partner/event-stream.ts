/** The maximum length of an event, in characters. The service sends up to 500 entries per event. */
const MAX_EVENT_LENGTH = 4 * 1024 * 1024;

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * @param onData receives the `data` of each event
 * @returns a function for the next chunk of the text. It throws a RangeError if an event is too long
 */
export function eventReader(onData: (data: string) => void): (text: string) => void {
  let rest = '';
  let data: string[] = [];
  let length = 0;
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n/);
    rest = lines.pop() ?? '';
    length += text.length;
    if (length > MAX_EVENT_LENGTH) throw new RangeError('An event is too long.');
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) onData(data.join('\n'));
        data = [];
        length = rest.length;
      } else if (line.startsWith('data:')) {
        data.push(line.slice(5).replace(/^ /, ''));
      }
    }
  };
}
