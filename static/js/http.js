/** The same room without a socket: GET state, POST act. */

/** One patch since `since`; `{gone}` when this phone is not known here any more. Fails when there is no line. */
export async function fetchState(code, as, since) {
  const answer = await fetch(`/m/${code}/state?as=${as}&since=${since}`, {headers: {Accept: 'application/json'}, cache: 'no-store'});
  if ([401, 403, 404].includes(answer.status)) return {gone: 'unknown'};
  if (!answer.ok) throw new Error(`state ${answer.status}`);
  return answer.json();
}

/** The server's answer to an act; fails when there is no line or the server cannot keep anything just now. */
export async function postAct(code, act) {
  const answer = await fetch(`/m/${code}/act`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(act)});
  if (answer.status === 429 || answer.status >= 500) throw new Error(`act ${answer.status}`);
  return answer.json();
}
