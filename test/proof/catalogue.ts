/**
 * What duban must survive (F) and refuse (S). Tests carry these ids in their names; each run prints what they found of each.
 */

/** A runs at every change, B beside it in `.ci/run`, C before a release. */
export type Tier = 'a' | 'b' | 'c';

export interface Claim {
  id: string;
  title: string;
  /** The first tier in which its tests run. */
  tier: Tier;
  /** Runs asked for in full, as in tier C; elsewhere a fifth will do. One where it is a table or a single scene. */
  asked: number;
  /** Why no test carries it yet, or what of it none does. */
  open?: string;
}

const claim = (id: string, title: string, tier: Tier = 'a', asked = 1, open?: string): Claim => ({
  id,
  title,
  tier,
  asked,
  ...(open && { open }),
});

export const catalogue: readonly Claim[] = [
  claim('F01', 'an event is delivered again', 'a', 500),
  claim('F02', 'two instances get an event at once', 'a', 1000),
  claim('F03', 'an event first seen hours later counts once, by its own time', 'a', 100),
  claim('F04', 'events out of order', 'a', 2000),
  claim('F05', 'the work behind the answer is slow', 'a', 500),
  claim('F06', 'a crash before or after the commit, before the answer', 'a', 150),
  claim('F07', 'a file is being parsed', 'b', 200),
  claim('F08', 'a socket half open, a platform away', 'a', 40),
  claim('F09', '500 reconnects leave one socket', 'a', 500),
  claim('F10', 'the platform drops events silently', 'a', 400),
  claim('F11', 'one connection, two instances', 'a', 50),
  claim('F12', 'another deployment shares the app', 'a', 1),
  claim('F13', 'malformed, hostile bodies', 'a', 20_000),
  claim('F14', 'huge bodies, slow senders, idle sockets', 'a', 200),
  claim('F15', 'one user or chat floods', 'a', 1000),
  claim('F16', 'a counted message is edited or recalled', 'a', 1),
  claim('F17', 'kill -9 at any step of a fan-out', 'a', 400),
  claim('F18', 'a time-out though it was accepted', 'a', 300),
  claim('F19', 'the same, and the window has passed', 'a', 60),
  claim('F20', 'frozen bytes go out at every try', 'b'),
  claim('F21', 'a channel without a key', 'a'),
  claim('F22', 'rate limits that answer', 'a', 1000),
  claim('F23', 'rate limits that drop silently', 'a', 200),
  claim('F24', 'a platform ill for ten minutes', 'a', 2000),
  claim('F25', 'a token expires in mid-batch', 'a', 10),
  claim('F26', 'person left, bot removed, chat dissolved', 'a', 16),
  claim('F27', 'a text or card too large', 'a', 2000),
  claim('F28', 'a card too old, a callback token spent', 'a'),
  claim('F29', 'an upload fails', 'a'),
  claim('F30', 'one row always fails', 'a', 500),
  claim('F31', 'a report arrives just before its nudge', 'a', 1000),
  claim('F32', 'recovery never sends to another chat', 'b'),
  claim('F33', 'jobs missed while down', 'a', 4),
  claim('F34', 'several instances tick', 'a', 500),
  claim('F35', 'the clock jumps', 'a', 40),
  claim('F36', 'the host’s time zone is wrong', 'a', 4),
  claim('F37', 'month ends, 29 February, moved holidays, an absent calendar', 'a', 5),
  claim('F38', 'the holder of a lease is frozen', 'a', 60),
  claim('F39', 'a schedule is edited while it runs', 'b', 200),
  claim('F40', 'a torn write', 'a', 500),
  claim('F41', 'the disk is full', 'a', 10),
  claim('F42', 'the database is locked', 'a'),
  claim('F43', 'a database damaged, newer, or missing where one was', 'a', 6),
  claim('F44', 'killed in a migration', 'a'),
  claim('F45', 'PostgreSQL restarts; the commit’s answer is lost', 'b', 170),
  claim('F46', 'pool empty, 40001, 40P01', 'b', 30),
  claim('F47', 'Redis killed, flushed, evicting, paused, read-only', 'a', 50),
  claim('F48', 'Redis set up unsafely', 'a'),
  claim('F49', 'a job runs twice', 'a', 50),
  claim('F50', 'a backup while others write', 'a', 20),
  claim('F51', 'an older backup is restored', 'a', 2),
  claim('F52', 'SIGTERM, rolling restart', 'a', 50),
  claim('F53', 'a handler throws, or ends the process', 'a'),
  claim('F54', 'hours of work', 'b', 36_000),
  claim('F55', 'a card of an older version is pressed', 'a', 100),
  claim('F56', 'DNS, TLS, proxy trouble', 'a', 6),
  claim('F57', 'duban tick beside serve', 'a', 100),
  claim('S01', 'Feishu’s signature over the raw bytes', 'a', 2000),
  claim('S02', 'WeCom’s signature, padding and receiver', 'a', 2000),
  claim('S03', 'a missing key or token', 'a'),
  claim('S04', 'plain text where it is to be encrypted', 'a'),
  claim('S05', 'another app, tenant or corporation', 'a'),
  claim('S06', 'replay', 'a', 100),
  claim('S07', 'odd timestamps', 'a', 18),
  claim('S08', 'secrets compared in constant time', 'a', 1),
  claim('S09', 'the URL check', 'a'),
  claim('S10', 'methods, paths and what errors tell', 'a', 8),
  claim('S11', 'TLS on sockets', 'a'),
  claim('S12', 'one table of who may do what, over every way in', 'a'),
  claim('S13', 'ids swapped in buttons and forms', 'a', 5000),
  claim('S14', 'cards forwarded, altered, expired', 'a'),
  claim('S15', 'fields that were not asked for', 'b', 1),
  claim('S16', 'identity from names or quoted text; rights withdrawn', 'a'),
  claim('S17', 'rights withdrawn are gone on pages and links', 'a'),
  claim('S18', 'the first and the last office user', 'a'),
  claim('S19', 'outsiders in a group', 'a'),
  claim('S20', 'answers in the wrong room', 'a'),
  claim('S21', 'the simulator beside real people', 'b'),
  claim('S22', 'text that pings', 'a', 30_000),
  claim('S23', 'text that links or loads pictures', 'a'),
  claim('S24', 'text that becomes a tag or breaks out', 'a'),
  claim('S25', 'commands in quotes and files; lines in the log', 'a'),
  claim('S26', 'text that becomes SQL', 'a'),
  claim('S27', '__proto__ anywhere', 'a'),
  claim('S28', 'formulas in exports', 'a'),
  claim('S29', 'names and sizes of files', 'a'),
  claim('S30', 'archive bombs', 'a', 12),
  claim('S31', 'entities and external links', 'a'),
  claim('S32', 'kinds of files by content', 'a'),
  claim('S33', 'addresses from payloads', 'a', 40),
  claim('S34', 'regular expressions that stay linear', 'a'),
  claim('S35', 'Unicode round trips', 'a', 10_000),
  claim('S36', 'secrets in logs, errors, metrics', 'a'),
  claim('S37', 'phone numbers in logs and group cards', 'a', 10_000),
  claim('S38', 'modes of data, secret and backup', 'a'),
  claim('S39', 'the audit chain', 'a', 1000),
  claim('S40', 'every change has its entry in the same transaction', 'a'),
  claim('S41', 'retention and purge', 'a'),
  claim('S42', 'limits per user, chat, link, sign-in, import, export', 'a', 1000),
  claim('S43', 'cookies, foreign origins, OAuth state', 'a'),
  claim('S44', 'links are bound, expire, and GET writes nothing', 'a'),
  claim('S45', 'dependencies by policy', 'a', 300),
  claim('S46', 'platform permissions asked = used', 'a'),
  claim('S47', 'restore only into empty', 'a'),
  claim('S48', 'operations pages name nobody', 'b'),
];

const ids = new Set(catalogue.map(({ id }) => id));

/** Ids in the name of a test, ranges such as S22–S25 in full. */
export function idsIn(name: string): string[] {
  const found = [...name.matchAll(/\b([FS])(\d\d)(?:(?:[–-]| to )[FS]?(\d\d))?\b/g)].flatMap(([, letter, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, nth) => {
      return `${letter}${String(Number(from) + nth).padStart(2, '0')}`;
    }),
  );
  return [...new Set(found)].filter((id) => ids.has(id));
}
