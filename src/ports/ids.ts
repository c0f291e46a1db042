/** The one source of chance. */
export interface Ids {
  /** A new id, rising with time: 26 characters [0-9A-Z], with a short prefix such as 'rpt_'. */
  next(prefix: string): string;
  /** Unguessable text of `bytes` random bytes, base64url. */
  secret(bytes: number): string;
}
