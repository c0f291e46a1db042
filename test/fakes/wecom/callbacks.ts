/** The sender of callbacks, for the bot and the app: encrypts, signs, asks for the URL check, waits for an answer. */
import { type Answer, askOnce, NOWHERE } from '../common/ask.js';
import { encrypt, signature } from './crypt.js';
import type { Platform } from './platform.js';

export type Which = 'bot' | 'app';

/** `genuine` is the platform's; the rest is not. */
export type Variant =
  | 'genuine'
  | 'tampered_body'
  | 'tampered_signature'
  | 'unsigned'
  | 'wrong_key'
  | 'wrong_token'
  | 'wrong_receiver'
  | 'plaintext'
  | 'broken_cipher';

/** Query, headers and exact bytes of one request. */
export interface Parcel {
  query: Record<string, string>;
  body: string;
}

const ANOTHER_KEY = '0000000000000000000000000000000000000000000';

export interface Callbacks {
  /** `text`: the JSON or XML that is inside. */
  pack(which: Which, text: string, variant?: Variant): Parcel;
  /** Sends once; never throws. */
  post(which: Which, parcel: Parcel): Promise<Answer>;
  /** GET with an echostr; `ok` where the bare plaintext came back. */
  checkUrl(which: Which, variant?: Variant): Promise<Answer & { ok: boolean }>;
}

export function callbacks(platform: Platform): Callbacks {
  const { settings, clock, chance } = platform;

  const keysOf = (which: Which) => ({ ...settings[which], receiveId: which === 'app' ? settings.app.corpId : '' });
  const flip = (text: string, position: number): string =>
    `${text.slice(0, position)}${text[position] === 'a' ? 'b' : 'a'}${text.slice(position + 1)}`;

  const sealed = (which: Which, text: string, variant: Variant): string => {
    const { aesKey, receiveId } = keysOf(which);
    if (variant === 'plaintext') return text;
    if (variant === 'broken_cipher') return 'AAECAwQFBgcICQoLDA0ODw==';
    const key = variant === 'wrong_key' ? ANOTHER_KEY : aesKey;
    return encrypt(key, text, variant === 'wrong_receiver' ? 'wwanother' : receiveId, chance.bytes(16));
  };
  const signed = (which: Which, cipher: string, variant: Variant): Record<string, string> => {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const nonce = chance.id('').slice(0, 12);
    if (variant === 'unsigned') return { timestamp, nonce };
    const mark = signature(variant === 'wrong_token' ? 'another' : keysOf(which).token, timestamp, nonce, cipher);
    return { msg_signature: variant === 'tampered_signature' ? flip(mark, 3) : mark, timestamp, nonce };
  };
  const wrapped = (which: Which, cipher: string): string =>
    which === 'bot'
      ? JSON.stringify({ encrypt: cipher })
      : `<xml><ToUserName><![CDATA[${settings.app.corpId}]]></ToUserName><AgentID><![CDATA[${settings.app.agentId}]]></AgentID><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`;

  const ask = (method: 'GET' | 'POST', url: string, parcel: Parcel, type: string): Promise<Answer> => {
    const target = new URL(url);
    // Percent-encoded, `+` included: whoever reads `+` as a space has not been told one.
    const query = Object.entries(parcel.query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    target.search = [target.search.slice(1), ...query].filter((part) => part !== '').join('&');
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
    return askOnce(target, { method, headers, body: parcel.body, withinMs: settings.answerWithinMs });
  };

  const urlOf = (which: Which): string | null => (which === 'bot' ? settings.botUrl : settings.appUrl);

  return {
    pack(which, text, variant = 'genuine') {
      const cipher = sealed(which, text, variant);
      const query = signed(which, cipher, variant);
      return { query, body: wrapped(which, variant === 'tampered_body' ? flip(cipher, 9) : cipher) };
    },
    post(which, parcel) {
      const url = urlOf(which);
      const type = which === 'bot' ? 'application/json' : 'text/xml';
      return url ? ask('POST', url, parcel, type) : Promise.resolve(NOWHERE);
    },
    async checkUrl(which, variant = 'genuine') {
      const url = urlOf(which);
      if (!url) return { ...NOWHERE, ok: false };
      const plain = chance.id('1616');
      const cipher = sealed(which, plain, variant);
      const answer = await ask(
        'GET',
        url,
        { query: { ...signed(which, cipher, variant), echostr: cipher }, body: '' },
        '',
      );
      return { ...answer, ok: answer.status === 200 && answer.body === plain };
    },
  };
}
