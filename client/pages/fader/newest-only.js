/**
 * Sends values one at a time; of those that come while one is on its way only the newest is sent, so that a hand that moves
 * fast does not leave a queue behind.
 */
export function newestOnly(send, answered, refused) {
  let waiting = [];
  const move = async (value) => {
    waiting = [value];
    if (move.busy) {
      return;
    }
    move.busy = true;
    while (waiting.length > 0) {
      const [next] = waiting.splice(0);
      await send(next).then(answered, refused);
    }
    move.busy = false;
  };
  move.busy = false;
  return move;
}
