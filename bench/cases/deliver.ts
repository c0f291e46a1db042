import type { BenchCase } from '../bench-case.js';
import { deliverAll, permittedMs } from '../delivery.js';

const messages = 10_000;

export const deliver: BenchCase = {
  name: 'deliver',
  what: `${messages} messages to 300 chats of a fake Feishu that keeps its limits, in virtual time; none may be refused`,
  amount: messages,
  unit: 'message',
  // At least 95 % of the permitted rate.
  bars: [{ of: 'duban', against: 'as fast as permitted', atMost: 1 / 0.95 }],
  async prepare() {
    return {
      contenders: [
        {
          name: 'duban',
          role: 'duban',
          inOwnTime: true,
          async run() {
            const { tookMs, received, doubled, refused } = await deliverAll(messages);
            if (received !== messages || doubled + refused > 0)
              throw new Error(`${received} received, ${doubled} of them twice; ${refused} refused as too frequent`);
            return tookMs;
          },
        },
        { name: 'as fast as permitted', role: 'limit', inOwnTime: true, run: () => permittedMs(messages) },
      ],
    };
  },
};
