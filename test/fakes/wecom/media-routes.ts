/** Files over HTTP: the app's and webhooks' uploads, the app's downloads, and the addresses of what people sent. */
import { ApiError } from './errors.js';
import type { ApiRequest, Platform, Route } from './platform.js';

/** Names that came as RFC 2231 are lost; the platform wants a plain `filename`. */
const uploaded = ({ parts, query }: ApiRequest): { type: string; name: string; bytes: Buffer } => {
  const part = parts?.find(({ name }) => name === 'media');
  if (!part) throw new ApiError(41005, 'media data missing');
  if (!part.fileName) throw new ApiError(44001);
  return { type: query.get('type') ?? '', name: part.fileName, bytes: part.bytes };
};

export function mediaRoutes(platform: Platform): Route[] {
  const { media, world, clock } = platform;

  return [
    {
      method: 'POST',
      path: '/cgi-bin/media/upload',
      api: 'media.upload',
      handle: (request) => {
        const made = media.add({ ...uploaded(request), owner: 'app' });
        return { top: { type: made.type, media_id: made.mediaId, created_at: String(Math.floor(made.at / 1000)) } };
      },
    },
    {
      method: 'GET',
      path: '/cgi-bin/media/get',
      api: 'media.get',
      handle: ({ query }) => {
        const id = query.get('media_id') ?? '';
        const found = media.find(id);
        // What people sent to the app is the app's to read; the bot's and the webhooks' files are not.
        const isTheirs = found !== undefined && world.people.has(found.owner);
        const { bytes, name } = isTheirs ? found : media.use(id, 'app');
        return { bytes: { bytes, name } };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/webhook/upload_media',
      api: 'webhook.upload_media',
      open: true,
      concerned: ({ query }) => [world.webhooks.get(query.get('key') ?? '') ?? ''],
      handle: (request) => {
        const key = request.query.get('key') ?? '';
        if (!world.webhooks.has(key)) throw new ApiError(93000);
        const made = media.add({ ...uploaded(request), owner: `webhook ${key}` });
        return { top: { type: made.type, media_id: made.mediaId, created_at: String(Math.floor(made.at / 1000)) } };
      },
    },
    {
      method: 'GET',
      path: '/media/:ticket',
      api: 'media.download',
      open: true,
      handle: ({ params }) => {
        const found = media.download(params.ticket ?? '');
        if (!found || clock.now() > found.until) throw new ApiError(-1, 'expired');
        return { bytes: { bytes: found.bytes, name: found.name } };
      },
    },
  ];
}
