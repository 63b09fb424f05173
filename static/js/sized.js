/** A secret vote takes one size on its way, whatever is chosen: whoever listens to the wifi would know it by its length. */

const BLOCK = 256;
const REASON = 1024;
const ROW = 20;
const MARK = 8;
const textual = new TextEncoder();
const bytesOf = value => textual.encode(JSON.stringify(value)).length;

/** The args of a vote; of a secret one filled up with a `pad`, which the server does not read, to whole blocks of 256 bytes that
    hold the fullest choice on this ballot. */
export function sized(ballot, args) {
  if (ballot.secrecy !== 'secret') return args;
  const bare = bytesOf({...args, pad: ''});
  return {...args, pad: '0'.repeat(Math.ceil(Math.max(bare, fullest(ballot)) / BLOCK) * BLOCK - bare)};
}

/** Bytes that a choice takes at most: a reason, or a mark on every question of every row; and the names around it. */
function fullest({type, levels = [], items = [], axes = []}) {
  const reason = type === 'consent' || levels.some(one => one.must_say_why) ? REASON : 0;
  return BLOCK / 2 + reason + items.length * (ROW + axes.reduce((all, axis) => all + bytesOf(axis) + MARK, 0));
}
