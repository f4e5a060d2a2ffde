/** What has not begun yet, first come, first served. */
const waiting = [];
let isTurnTaken = false;

/**
 * Begins one thing each time the event loop goes round: at once, or after those that came before. Node
 * takes one new connection each time. If all requests that have come were begun at once, whoever
 * waits behind them would not even be refused.
 *
 * @param {() => unknown} begin
 */
export function oneATurn(begin) {
  if (isTurnTaken) {
    waiting.push(begin);
    return;
  }
  isTurnTaken = true;
  setImmediate(endTurn);
  begin();
}

function endTurn() {
  isTurnTaken = false;
  const begin = waiting.shift();
  if (begin) oneATurn(begin);
}
