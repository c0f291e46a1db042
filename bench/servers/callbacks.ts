/** What a Feishu app that calls back is made of here, and its callbacks, signed and sealed. */
import { createCipheriv, createHash } from 'node:crypto';

export const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'the secret of the bench',
  encryptKey: 'the encrypt key of the bench',
  verificationToken: 'the token of the bench',
};

export interface SignedCallback {
  body: string;
  headers: Record<string, string>;
}

/** A one-to-one message with an id of its own. */
export function signedMessage(number: number, now: Date): SignedCallback {
  const event = {
    schema: '2.0',
    header: {
      event_id: `event-${number}`,
      event_type: 'im.message.receive_v1',
      create_time: String(now.getTime()),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: 'tenant',
    },
    event: {
      sender: {
        sender_id: { open_id: 'ou_sender', user_id: 'u1', union_id: 'on_1' },
        sender_type: 'user',
        tenant_key: 'tenant',
      },
      message: {
        message_id: `om_${number}`,
        create_time: String(now.getTime()),
        chat_id: 'oc_direct',
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '9-2 已办8场，还差4场，下月底前完成' }),
      },
    },
  };
  const body = JSON.stringify({ encrypt: sealed(JSON.stringify(event), number) });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = String(number);
  const signature = createHash('sha256')
    .update(timestamp + nonce + app.encryptKey)
    .update(body)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  };
}

function sealed(text: string, number: number): string {
  const key = createHash('sha256').update(app.encryptKey).digest();
  const iv = createHash('md5').update(String(number)).digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}
