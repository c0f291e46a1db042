/** Structured log. One short English message, ids as fields; no message bodies, tokens or phone numbers. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
