/** A house of tests behind a real listener, for a real browser. */
import { assetRoutes } from '#src/look/assets.js';
import { boardRoutes } from '#src/web/board-routes.js';
import { formRoutes } from '#src/web/forms/form-routes.js';
import { listen, pagesListener, webApp } from '#src/web/server.js';
import { openTestHouse, type TestHouse, type TestHouseParts } from '../support/house.js';

export interface ServedHouse {
  house: TestHouse;
  /** 127.0.0.1:PORT. */
  host: string;
  url: string;
  close(): Promise<void>;
}

export async function serveHouse(parts: TestHouseParts): Promise<ServedHouse> {
  const house = await openTestHouse(parts);
  const routes = [assetRoutes(), formRoutes(house), boardRoutes(house)];
  const listening = await listen(
    pagesListener(webApp({ routes, probes: [], metrics: async () => '', log: house.log })),
    0,
    '127.0.0.1',
  );
  const host = `127.0.0.1:${listening.port}`;
  return {
    house,
    host,
    url: `http://${host}`,
    async close() {
      listening.drop();
      await listening.close();
      await house.close();
    },
  };
}
