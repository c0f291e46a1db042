import type { Card } from '#src/cards/model.js';

/** Does a platform take a card as one message? What renders its cards throws a RangeError at one that is too long. */
export const takenBy =
  (render: (card: Card) => unknown) =>
  (card: Card): boolean => {
    try {
      render(card);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
