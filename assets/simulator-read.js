// What was read up to, by persona and room. It is kept in this browser: who reads here is one person at a desk.

const key = 'duban.simulator.read';

export function readMarks() {
  let read = {};
  try {
    read = JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    read = {};
  }
  /** A store that began anew counts from one again. */
  const upTo = (persona, room, head) => {
    const mark = read[persona]?.[room] ?? 0;
    return mark > head ? 0 : mark;
  };
  const headOf = (room) => room.messages.at(-1)?.seq ?? 0;
  return {
    read(persona, room) {
      read[persona] = { ...read[persona], [room.id]: headOf(room) };
      localStorage.setItem(key, JSON.stringify(read));
    },
    unreadIn(persona, room) {
      const mark = upTo(persona, room.id, headOf(room));
      return room.messages.filter(({ seq, sender }) => seq > mark && sender !== persona).length;
    },
    /** In how many rooms there is something new for another persona. */
    unreadOf: (persona, heads, roomsOf) =>
      (roomsOf[persona] ?? []).filter((room) => (heads[room] ?? 0) > upTo(persona, room, heads[room] ?? 0)).length,
  };
}
