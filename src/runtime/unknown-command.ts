import { refusalCard } from '#src/cards/refusal-card.js';
import { editDistance } from '#src/core/similar.js';
import type { Command } from './declare.js';

/** Says that there is no such command, and which of the asker's own look like it. */
export function unknownCommandCard(word: string, commands: readonly Command[]) {
  const near = commands
    .map((command) => ({
      name: command.name,
      distance: Math.min(editDistance(word, command.name), editDistance(word.toLowerCase(), command.alias)),
    }))
    .filter(({ name, distance }) => distance < Math.max(2, name.length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => `/${name}`);
  return refusalCard(
    `没有“/${word}”这个命令。${near.length > 0 ? `您是不是要用 ${near.join('、')}？` : ''}发送 /帮助 可查看全部命令。`,
  );
}
