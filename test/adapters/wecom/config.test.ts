import { describe, expect, test } from 'vitest';
import { parseConfig } from '#src/config.js';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const bot = { WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 's' };
const callback = { WECOM_BOT_TOKEN: 't', WECOM_BOT_AES_KEY: aesKey };
const app = { WECOM_CORP_ID: 'ww1', WECOM_AGENT_ID: '1000002', WECOM_SECRET: 's' };
const feishu = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'x', FEISHU_MODE: 'websocket' };

test('its own addresses where none is set, and the platform is in use', () => {
  const config = parseConfig(bot);
  expect(config.platforms).toEqual(['wecom']);
  expect(config.wecom).toEqual({
    app: null,
    bot: { name: null, socket: { botId: 'aib1', secret: 's' }, callback: null },
    baseUrl: 'https://qyapi.weixin.qq.com',
    wsUrl: 'wss://openws.work.weixin.qq.com',
    authorizeUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize',
  });
});

test('bot, app and Feishu side by side; DUBAN_PLATFORMS leaves one out', () => {
  const all = { ...feishu, ...bot, ...callback, ...app, WECOM_TOKEN: 't', WECOM_AES_KEY: aesKey };
  expect(parseConfig(all)).toMatchObject({
    platforms: ['feishu', 'wecom'],
    wecom: { app: { agentId: 1_000_002, callback: { token: 't' } }, bot: { callback: { token: 't' } } },
  });
  expect(parseConfig({ ...all, DUBAN_PLATFORMS: 'feishu' }).wecom).toBeNull();
});

test('another address of the platform is that of page login too', () => {
  const config = parseConfig({ ...app, WECOM_BASE_URL: 'https://wecom.example.gov.cn/' });
  expect(config.wecom).toMatchObject({
    baseUrl: 'https://wecom.example.gov.cn',
    authorizeUrl: 'https://wecom.example.gov.cn/connect/oauth2/authorize',
  });
});

describe('what is set by half, or cannot be, stops the start and is named', () => {
  test.each<[Record<string, string>, string]>([
    [{ WECOM_BOT_ID: 'aib1' }, 'WECOM_BOT_SECRET：企业微信智能机器人的长连接只配置了一部分'],
    [{ WECOM_BOT_SECRET: 's' }, 'WECOM_BOT_ID：企业微信智能机器人的长连接只配置了一部分'],
    [{ WECOM_BOT_TOKEN: 't' }, 'WECOM_BOT_AES_KEY：企业微信智能机器人的回调只配置了一部分'],
    [{ WECOM_CORP_ID: 'ww1', WECOM_SECRET: 's' }, 'WECOM_AGENT_ID：企业微信自建应用只配置了一部分'],
    [{ ...app, WECOM_TOKEN: 't' }, 'WECOM_AES_KEY：企业微信自建应用的接收消息只配置了一部分'],
    [{ WECOM_TOKEN: 't', WECOM_AES_KEY: aesKey }, 'WECOM_CORP_ID：配置了应用的接收消息，还缺企业 ID'],
    [{ ...callback, WECOM_BOT_AES_KEY: 'short' }, 'WECOM_BOT_AES_KEY：应是 43 个字符的 EncodingAESKey'],
    [{ ...app, WECOM_AGENT_ID: 'duban' }, 'WECOM_AGENT_ID：应是应用的 AgentId'],
    [{ ...bot, WECOM_WS_URL: 'ws://wecom.example.gov.cn' }, 'WECOM_WS_URL：应以 wss:// 开头；ws:// 只能用于本机地址'],
    [{ ...bot, WECOM_BASE_URL: 'qyapi' }, 'WECOM_BASE_URL：应以 https:// 或 http:// 开头'],
    [{ DUBAN_PLATFORMS: 'wecom' }, 'WECOM_BOT_ID：DUBAN_PLATFORMS 里有 wecom'],
  ])('%j', (env, told) => {
    expect(() => parseConfig(env)).toThrow(told);
  });

  test('S11: an unencrypted socket only towards this machine', () => {
    expect(parseConfig({ ...bot, WECOM_WS_URL: 'ws://127.0.0.1:9' }).wecom?.wsUrl).toBe('ws://127.0.0.1:9');
  });
});
