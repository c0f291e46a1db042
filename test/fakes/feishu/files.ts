/** Files and images: uploads by the bot, downloads of what people sent. */
import { ApiError } from './errors.js';
import type { ApiRequest, Platform, Route } from './platform.js';

const FILE_BYTES = 30 * 1024 * 1024;
const IMAGE_BYTES = 10 * 1024 * 1024;
const DOWNLOAD_BYTES = 100 * 1024 * 1024;
const FILE_TYPES = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']);
const DOWNLOADABLE = new Set(['file', 'image', 'post', 'audio', 'media']);

const isImage = (bytes: Buffer): boolean =>
  [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46],
    [0x52, 0x49, 0x46, 0x46],
    [0x42, 0x4d],
  ].some((magic) => magic.every((byte, i) => bytes[i] === byte));

const field = (request: ApiRequest, name: string): string =>
  request.parts?.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';

const upload = (request: ApiRequest, name: string, most: number): Buffer => {
  const bytes = request.parts?.find((part) => part.name === name)?.bytes;
  if (!bytes) throw new ApiError(234001);
  if (bytes.length === 0) throw new ApiError(234010);
  if (bytes.length > most) throw new ApiError(234006);
  return bytes;
};

export function fileRoutes(platform: Platform): Route[] {
  const { resources, store, world } = platform;
  const ownUpload = (kind: 'file' | 'image', key: string | undefined) => {
    const resource = resources.find(key ?? '');
    if (!resource || resource.kind !== kind) throw new ApiError(234001);
    if (resource.owner !== 'app') throw new ApiError(234008);
    return { bytes: resource.bytes };
  };

  return [
    {
      method: 'POST',
      path: '/open-apis/im/v1/files',
      api: 'file.create',
      scopes: ['im:resource', 'im:resource:upload'],
      handle: (request) => {
        const type = field(request, 'file_type');
        const name = field(request, 'file_name');
        if (!FILE_TYPES.has(type) || name === '') throw new ApiError(234001);
        const bytes = upload(request, 'file', FILE_BYTES);
        return { data: { file_key: resources.add({ kind: 'file', name, type, bytes, owner: 'app' }).key } };
      },
    },
    {
      method: 'POST',
      path: '/open-apis/im/v1/images',
      api: 'image.create',
      scopes: ['im:resource', 'im:resource:upload'],
      handle: (request) => {
        const type = field(request, 'image_type');
        if (type !== 'message' && type !== 'avatar') throw new ApiError(234001);
        const bytes = upload(request, 'image', IMAGE_BYTES);
        if (!isImage(bytes)) throw new ApiError(234011);
        return { data: { image_key: resources.add({ kind: 'image', name: 'image', type, bytes, owner: 'app' }).key } };
      },
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
      api: 'resource.get',
      scopes: ['im:message', 'im:message:readonly'],
      handle: ({ params, query }) => {
        const message = store.present(params.message_id ?? '');
        const resource = resources.find(params.file_key ?? '');
        const type = query.get('type');
        if (type !== 'file' && type !== 'image') throw new ApiError(234001);
        if (!world.chat(message.chatId).botIn) throw new ApiError(234004);
        if (!DOWNLOADABLE.has(message.msgType)) throw new ApiError(234043);
        if (!resource || message.resource !== resource.key) throw new ApiError(234003);
        if (resource.bytes.length > DOWNLOAD_BYTES) throw new ApiError(234037);
        return { bytes: resource.bytes };
      },
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/files/:file_key',
      api: 'file.get',
      scopes: ['im:resource'],
      handle: ({ params }) => ownUpload('file', params.file_key),
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/images/:image_key',
      api: 'image.get',
      scopes: ['im:resource'],
      handle: ({ params }) => ownUpload('image', params.image_key),
    },
  ];
}
