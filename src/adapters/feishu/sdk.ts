/** The platform's SDK: loaded when first needed (0.3 s, 80 MB), silenced where it would tell secrets. */
import type { Log } from '#src/ports/log.js';
import type { HttpRequest } from '#src/wire/http.js';

export type Sdk = typeof import('@larksuiteoapi/node-sdk');

/** The SDK's port for HTTP: axios-like, resolving to bodies. */
type HttpInstance = NonNullable<ConstructorParameters<Sdk['Client']>[0]['httpInstance']>;

export const loadSdk = (): Promise<Sdk> => import('@larksuiteoapi/node-sdk');

/** HTTP of our own in the SDK's shape. The SDK lets callers name the body's type unchecked. */
export function asHttpInstance(request: (request: HttpRequest) => Promise<unknown>): HttpInstance {
  const send = request as HttpInstance['request'];
  return {
    request: send,
    get: (url, more) => send({ ...more, method: 'get', url }),
    delete: (url, more) => send({ ...more, method: 'delete', url }),
    head: (url, more) => send({ ...more, method: 'head', url }),
    options: (url, more) => send({ ...more, method: 'options', url }),
    post: (url, data, more) => send({ ...more, method: 'post', url, data }),
    put: (url, data, more) => send({ ...more, method: 'put', url, data }),
    patch: (url, data, more) => send({ ...more, method: 'patch', url, data }),
  };
}

/**
 * A logger for the SDK. It hands over whole requests with tokens and message bodies, so only texts of its own that it
 * begins a line with pass, shortened and without anything that looks like a secret, an id or a number of a person.
 */
export function sdkLogger(log: Log, { errorsAs = 'warn' }: { errorsAs?: 'warn' | 'debug' } = {}) {
  const told = (...parts: unknown[]) => ({ sdk: sdkLine(parts) });
  return {
    error: (...parts: unknown[]) => log[errorsAs](told(...parts), 'platform SDK reports an error'),
    warn: (...parts: unknown[]) => log.warn(told(...parts), 'platform SDK warns'),
    info: (...parts: unknown[]) => log.debug(told(...parts), 'platform SDK'),
    debug: () => {},
    trace: () => {},
  };
}

const MAX_LINE = 200;

function sdkLine(parts: unknown[]): string {
  const words = parts.flat().flatMap((part) => {
    if (typeof part === 'string') return [part];
    return part instanceof Error ? [part.name] : [];
  });
  return scrubbed(words.join(' ')).slice(0, MAX_LINE);
}

/** Addresses with their queries, quoted JSON, and long runs of letters and digits. */
const scrubbed = (text: string) =>
  text
    .replace(/\{.*/s, '{…}')
    .replace(/\b[a-z]+:\/\/\S+/gi, '(address)')
    .replace(/[\w-]{20,}/g, '(hidden)')
    .replace(/\d{7,}/g, '(number)');
