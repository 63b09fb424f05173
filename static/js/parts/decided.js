/** What the meeting has decided by vote. */
const DECIDED = ['carried', 'failed', 'tied'];

/** The last closed vote on each matter that it decided, in the order in which the matters were first voted on. */
export function lastVotes(ballots) {
  const closed = ballots.filter(one => one.state === 'closed' && one.item && !one.question && DECIDED.includes(one.outcome));
  return [...new Map(closed.map(one => [one.item, one])).values()];
}
