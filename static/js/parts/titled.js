/** What a thing is called in a list: a report by the topic it is about, anything else in its own words. */

/** `read` gives an entity by its key; '' for what is not there. */
export function titled(read, one) {
  const topic = one?.kind === 'report' && one.about ? read(`item/${one.about}`) : null;
  return topic?.text || one?.text || '';
}

/** The report beneath its topic, for those who choose among reports. */
export function reported(read, one) {
  const title = titled(read, one);
  return title === one?.text ? '' : one?.text || '';
}
