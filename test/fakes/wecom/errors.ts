/** Refusals as the platform tells them: always HTTP 200, a code and a text. */
const ERRORS: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  41001: 'access_token missing',
  42001: 'access_token expired',
  44001: 'empty media data',
  44004: 'text message content is empty',
  45001: 'media size out of limit',
  45002: 'message content out of limit',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  48002: 'api forbidden',
  50001: 'redirect_uri not authorized',
  60011: 'no privilege to access/modify contact/party/agent',
  60020: 'not allow to access from your ip',
  60103: 'invalid mobile',
  60111: 'userid not found',
  60140: 'invalid response_code',
  81013: 'user & party & tag all invalid',
  82001: 'all user & party & tag are empty',
  86001: 'invalid chatid',
  86003: 'chatid not found',
  86008: 'no permission to this chat',
  86201: 'chatid missing',
  86217: 'chatid exists',
  93000: 'invalid webhook url',
  93006: 'invalid chatid',
  301002: 'not allow operate another agent with this accesstoken',
  846605: 'invalid req_id',
  846607: 'aibot send msg frequency limit exceeded',
  846608: 'stream message update expired',
  846609: 'aibot websocket not subscribed',
  853000: 'invalid bot_id or secret',
};

/** A refusal: `code` and its text go into the answer. */
export class ApiError extends Error {
  readonly code: number;

  constructor(code: number, detail = '') {
    const known = ERRORS[code] ?? 'error';
    super(detail ? `${known}: ${detail}` : known);
    this.code = code;
  }
}

/** The message does not have the shape that the platform asks for. */
export const malformed = (detail: string): ApiError => new ApiError(40058, detail);
