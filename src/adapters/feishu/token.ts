/** The app's access token, as the platform gives it. */
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import { type HeldToken, heldToken, TokenRefused } from '#src/wire/held-token.js';
import type { Http } from '#src/wire/http.js';

const tokenAnswer = z.looseObject({
  code: z.number(),
  tenant_access_token: z.string().optional(),
  expire: z.number().optional(),
});

/** Fetching throws NetworkFailure, StatusFailure or TokenRefused. */
export function appToken(
  app: { appId: string; appSecret: string; baseUrl: string },
  http: Http,
  clock: Clock,
): HeldToken {
  return heldToken(async () => {
    const answer: unknown = await http.request({
      method: 'post',
      url: `${app.baseUrl}/open-apis/auth/v3/tenant_access_token/internal`,
      data: { app_id: app.appId, app_secret: app.appSecret },
    });
    const parsed = tokenAnswer.safeParse(answer);
    const { code = -1, tenant_access_token: token, expire = 0 } = parsed.data ?? {};
    if (code !== 0 || !token) throw new TokenRefused(code);
    return { token, lifeMs: expire * 1_000 };
  }, clock);
}
