/** The control port: `POST /call {operation, args}` → `{result}` or `{error}`. */
import { createServer, type Server } from 'node:http';
import type { Call } from './face.js';
import { fromWire, isObject, listOf, textOf, toWire } from './json.js';

export const controlServer = (call: Call): Server =>
  createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const asked = fromWire(Buffer.concat(chunks).toString('utf8'));
      const { operation, args } = isObject(asked) ? asked : {};
      const result = await call(textOf(operation), listOf(args));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(toWire({ result: result ?? null }));
    };
    respond().catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(toWire({ error: error instanceof Error ? error.message : String(error) }));
    });
  });
