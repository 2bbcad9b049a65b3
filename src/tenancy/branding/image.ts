/** The kind and the size of a raster image, in pixels, from its header. */
export type Image = { kind: 'png' | 'jpeg' | 'webp'; width: number; height: number };

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/**
 * Reads the kind and the size of an image from its content. Null if the content does not begin and end as a format
 * requires.
 */
export function readImage(content: Buffer): Image | null {
  const image = readPng(content) ?? readJpeg(content) ?? readWebp(content);
  return image && image.width > 0 && image.height > 0 ? image : null;
}

/** https://www.w3.org/TR/png-3/#5DataRep */
function readPng(content: Buffer): Image | null {
  if (content.length < 45 || !content.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  if (content.toString('latin1', 12, 16) !== 'IHDR' || content.readUInt32BE(8) !== 13) return null;
  let offset = 8;
  let isEnd = false;
  while (!isEnd && offset + 12 <= content.length) {
    isEnd = content.subarray(offset, offset + 12).equals(PNG_END);
    offset += 12 + content.readUInt32BE(offset);
  }
  if (!isEnd || offset !== content.length) return null;
  return { kind: 'png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** Reads the segments up to the first start of frame (ITU-T T.81, annex B). */
function readJpeg(content: Buffer): Image | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  if (content.readUInt16BE(content.length - 2) !== 0xffd9) return null;
  let offset = 2;
  while (offset + 9 <= content.length && content[offset] === 0xff) {
    const marker = content[offset + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [content.readUInt16BE(offset + 5), content.readUInt16BE(offset + 7)];
      return { kind: 'jpeg', width, height };
    }
    const length = content.readUInt16BE(offset + 2);
    if (length < 2 || marker === 0xda) return null;
    offset += 2 + length;
  }
  return null;
}

/** RFC 9649, sections 2.4 to 2.7. */
function readWebp(content: Buffer): Image | null {
  if (content.length < 30 || content.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (content.toString('latin1', 8, 12) !== 'WEBP' || content.readUInt32LE(4) + 8 !== content.length)
    return null;
  const chunk = content.toString('latin1', 12, 16);
  if (chunk === 'VP8X') {
    return { kind: 'webp', width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
  }
  if (chunk === 'VP8L' && content[20] === 0x2f) {
    const bits = content.readUInt32LE(21);
    return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8 ' && content.toString('hex', 23, 26) === '9d012a') {
    return {
      kind: 'webp',
      width: content.readUInt16LE(26) & 0x3fff,
      height: content.readUInt16LE(28) & 0x3fff,
    };
  }
  return null;
}
