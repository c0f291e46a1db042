/** Business errors as the platform tells them: a code, and an HTTP status that is not the same for all. */
const ERRORS: Record<number, { http: number; msg: string }> = {
  9499: { http: 400, msg: 'Bad Request' },
  10002: { http: 200, msg: 'invalid parameters' },
  10014: { http: 200, msg: 'app secret invalid' },
  11232: { http: 200, msg: 'create message trigger system rate limit' },
  11233: { http: 200, msg: 'system busy' },
  11247: { http: 200, msg: 'internal send message busy' },
  11311: { http: 200, msg: 'invalid card' },
  18121: { http: 400, msg: 'message with the same uuid is being sent' },
  20002: { http: 400, msg: 'The client secret is invalid.' },
  20003: { http: 400, msg: 'The authorization code is not found.' },
  20005: { http: 401, msg: 'The user access token passed is invalid.' },
  20029: { http: 400, msg: 'The redirect uri is invalid.' },
  100000: { http: 200, msg: 'card content too large' },
  200000: { http: 200, msg: 'message was recalled' },
  200310: { http: 200, msg: 'card of another app' },
  200830: { http: 200, msg: 'card 2.0 can only be replaced by card 2.0' },
  230001: { http: 400, msg: 'Your request contains an invalid request parameter.' },
  230002: { http: 400, msg: 'Bot/User can NOT be out of the chat.' },
  230006: { http: 400, msg: 'Bot ability is not activated.' },
  230011: { http: 400, msg: 'The message was withdrawn.' },
  230012: { http: 400, msg: 'Bot is NOT the sender of the message.' },
  230013: { http: 400, msg: 'Bot has NO availability to this user.' },
  230015: { http: 400, msg: 'The resource does not belong to the bot.' },
  230018: { http: 400, msg: 'These operations are NOT allowed at current group settings.' },
  230019: { http: 400, msg: 'The topic does NOT exist.' },
  230020: { http: 400, msg: 'This operation triggers the frequency limit.' },
  230022: { http: 400, msg: 'The content of the message contains sensitive information.' },
  230023: { http: 400, msg: 'The number of unread buzz messages reaches the limit.' },
  230025: { http: 400, msg: 'The length of the message content reaches its limit.' },
  230027: { http: 400, msg: 'Lack of necessary permissions.' },
  230028: { http: 400, msg: 'The messages do NOT pass the audit.' },
  230029: { http: 400, msg: 'User has resigned.' },
  230031: { http: 400, msg: 'The message is too old to be updated.' },
  230034: { http: 400, msg: 'The receive_id is invalid.' },
  230053: { http: 400, msg: 'The user has stopped the bot from sending messages.' },
  230055: { http: 400, msg: 'The type of file upload does not match the type of message.' },
  230099: { http: 400, msg: 'Failed to create card content' },
  230110: { http: 400, msg: 'Action unavailable as the message has been deleted.' },
  231003: { http: 400, msg: 'The message is not found.' },
  232006: { http: 400, msg: 'Your request specifies a chat_id which is invalid.' },
  232009: { http: 400, msg: 'The chat has already been dissolved.' },
  232011: { http: 400, msg: 'Operator can NOT be out of the chat.' },
  234001: { http: 400, msg: 'Invalid request param.' },
  234003: { http: 400, msg: 'File not in message.' },
  234004: { http: 400, msg: 'App not in chat.' },
  234006: { http: 400, msg: 'The file size exceed the max value.' },
  234008: { http: 400, msg: 'The app is not the resource sender.' },
  234010: { http: 400, msg: "File's size can't be 0." },
  234011: { http: 400, msg: "Can't regonnize the image format." },
  234043: { http: 400, msg: 'Unsupported message type.' },
  300020: { http: 200, msg: 'invalid token format' },
  300030: { http: 200, msg: 'token expired' },
  300040: { http: 200, msg: 'token used up' },
  41050: { http: 400, msg: 'no user authority' },
  99991400: { http: 429, msg: 'request trigger frequency limit' },
  99991661: { http: 400, msg: 'Missing access token for authorization.' },
  99991663: { http: 400, msg: 'Invalid access token for authorization.' },
  99991668: { http: 400, msg: 'Invalid access token for authorization.' },
  99991672: { http: 400, msg: 'Access denied. One of the following scopes is required' },
};

/** A refusal by the platform: `code` in the body, `http` as the status, `headers` besides. */
export class ApiError extends Error {
  readonly code: number;
  readonly http: number;
  readonly headers: Record<string, string>;

  constructor(code: number, detail = '', over: { http?: number; headers?: Record<string, string> } = {}) {
    const known = ERRORS[code] ?? { http: 400, msg: 'error' };
    super(detail ? `${known.msg} ${detail}` : known.msg);
    this.code = code;
    this.http = over.http ?? known.http;
    this.headers = over.headers ?? {};
  }
}

/** The app's or API's limit: HTTP 429 with both headers (400 for APIs of the old kind). */
export const limited = (limit: number, resetSeconds: number, http = 429): ApiError =>
  new ApiError(99991400, '', {
    http,
    headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(resetSeconds) },
  });
