/** multipart/form-data as the SDK sends it: the file part may lack a file name, bytes stay bytes. */
export interface Part {
  name: string;
  fileName: string | null;
  bytes: Buffer;
}

const attribute = (header: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(header)?.[1] ?? null;

/** null where the body is not what the content type says. */
export function parseMultipart(contentType: string, body: Buffer): Part[] | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return null;
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length + 2;
    const next = body.indexOf(mark, start);
    if (next < 0) break;
    const headerEnd = body.indexOf('\r\n\r\n', start);
    if (headerEnd < 0 || headerEnd > next) return null;
    const header = body.subarray(start, headerEnd).toString('utf8');
    const name = attribute(header, 'name');
    if (name !== null)
      parts.push({
        name,
        fileName: attribute(header, 'filename'),
        bytes: Buffer.from(body.subarray(headerEnd + 4, next - 2)),
      });
    at = next;
  }
  return parts.length > 0 ? parts : null;
}
