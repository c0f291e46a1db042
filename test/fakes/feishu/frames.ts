/** The long connection's frames: a protobuf 2 message in a few lines, so that the fake shares no code with the SDK. */
export interface Frame {
  seqId: bigint;
  logId: bigint;
  service: number;
  /** 0 control, 1 data. */
  method: number;
  headers: Record<string, string>;
  payload: Uint8Array | null;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

const varint = (value: bigint): number[] => {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 127n) {
    out.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...out, Number(rest)];
};
const key = (field: number, type: number): number[] => varint(BigInt((field << 3) | type));
const number = (field: number, value: bigint | number): Buffer =>
  Buffer.from([...key(field, VARINT), ...varint(BigInt(value))]);
const bytes = (field: number, value: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([...key(field, BYTES), ...varint(BigInt(value.length))]), value]);
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value, 'utf8'));

export const encodeFrame = (frame: Frame): Buffer =>
  Buffer.concat([
    number(1, frame.seqId),
    number(2, frame.logId),
    number(3, frame.service),
    number(4, frame.method),
    ...Object.entries(frame.headers).map(([name, value]) => bytes(5, Buffer.concat([text(1, name), text(2, value)]))),
    ...(frame.payload ? [bytes(8, frame.payload)] : []),
  ]);

interface Field {
  field: number;
  number: bigint;
  bytes: Uint8Array;
}

/** Throws RangeError where the bytes end too early or hold what is no field. */
function fieldsOf(data: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;

  const readVarint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = data[at];
      if (byte === undefined) throw new RangeError('truncated frame');
      at += 1;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError('varint too long');
  };
  const read = (length: number): Uint8Array => {
    if (at + length > data.length) throw new RangeError('truncated frame');
    at += length;
    return data.subarray(at - length, at);
  };

  while (at < data.length) {
    const tag = Number(readVarint());
    const type = tag & 7;
    const field = tag >> 3;
    const empty = new Uint8Array();
    if (type === VARINT) fields.push({ field, number: readVarint(), bytes: empty });
    else if (type === BYTES) fields.push({ field, number: 0n, bytes: read(Number(readVarint())) });
    else if (type === FIXED64) read(8);
    else if (type === FIXED32) read(4);
    else throw new RangeError(`wire type ${type}`);
  }
  return fields;
}

const utf8 = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString('utf8');

/** Throws RangeError for what is no frame. */
export function decodeFrame(data: Uint8Array): Frame {
  const fields = fieldsOf(data);
  const find = (wanted: number): Field | undefined => fields.find(({ field }) => field === wanted);
  for (const required of [1, 2, 3, 4]) if (!find(required)) throw new RangeError(`frame without its field ${required}`);
  const headers = fields
    .filter(({ field }) => field === 5)
    .map((header) => {
      const parts = fieldsOf(header.bytes);
      const part = (wanted: number) => utf8(parts.find(({ field }) => field === wanted)?.bytes);
      return [part(1), part(2)] as const;
    });
  return {
    seqId: find(1)?.number ?? 0n,
    logId: find(2)?.number ?? 0n,
    service: Number(find(3)?.number ?? 0n),
    method: Number(find(4)?.number ?? 0n),
    headers: Object.fromEntries(headers),
    payload: find(8)?.bytes ?? null,
  };
}
