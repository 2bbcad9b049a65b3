/** A value of a MaxMind database. Numbers are non-negative integers below 2³². */
export type MaxMindValue =
  | string
  | number
  | boolean
  | readonly MaxMindValue[]
  | { readonly [key: string]: MaxMindValue };

const MARKER = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
const IPV4_BITS = 32;

/** Writes a database of IPv4 with one record for each address (MaxMind DB file format 2.0, 24-bit records). */
export function maxMindDatabase(records: Readonly<Record<string, MaxMindValue>>): Buffer {
  type Node = [Node | number | null, Node | number | null];
  const root: Node = [null, null];
  const nodes: Node[] = [root];
  const data: Buffer[] = [];
  for (const [address, value] of Object.entries(records)) {
    const bits = address
      .split('.')
      .flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number));
    let node = root;
    for (const bit of bits.slice(0, -1)) {
      const next = node[bit as 0 | 1] ?? ([null, null] as Node);
      if (typeof next === 'number') throw new Error('An address lies within another');
      if (!node[bit as 0 | 1]) nodes.push(next);
      node[bit as 0 | 1] = next;
      node = next;
    }
    node[bits[IPV4_BITS - 1] as 0 | 1] = Buffer.concat(data).byteLength;
    data.push(encode(value));
  }
  const pointer = (to: Node | number | null) =>
    to === null ? nodes.length : typeof to === 'number' ? nodes.length + 16 + to : nodes.indexOf(to);
  const tree = Buffer.alloc(nodes.length * 6);
  nodes.forEach(([left, right], index) => {
    tree.writeUIntBE(pointer(left), index * 6, 3);
    tree.writeUIntBE(pointer(right), index * 6 + 3, 3);
  });
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: 'Test-City',
    description: { en: 'Test' },
    ip_version: 4,
    languages: ['en', 'fr'],
    node_count: nodes.length,
    record_size: 24,
  });
  return Buffer.concat([tree, Buffer.alloc(16), ...data, MARKER, metadata]);
}

function encode(value: MaxMindValue): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([control(2, text.byteLength), text]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  if (typeof value === 'boolean') return control(14, value ? 1 : 0);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    control(7, entries.length),
    ...entries.flatMap(([key, member]) => [encode(key), encode(member)]),
  ]);
}

/** Types above 7 are in a second byte. The sizes in these tests are below 285. */
function control(type: number, size: number): Buffer {
  const extended = type > 7 ? [type - 7] : [];
  const first = (type > 7 ? 0 : type) << 5;
  return size < 29
    ? Buffer.from([first | size, ...extended])
    : Buffer.from([first | 29, ...extended, size - 29]);
}
