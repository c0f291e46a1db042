/** PostgreSQL, loaded only where it is used. */
export { backupPostgres } from './backup.js';
export { openPostgres } from './open.js';
export { restorePostgres } from './restore.js';
