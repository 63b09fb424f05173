/** The same room without a socket: GET state, POST act. */

let renewing = null;

/** Another token for one whose role has changed, into the cookie; false where there is none to be had. Asked once at a time. */
export function renew(code) {
  renewing ??= fetch(`/m/${code}/token`, {method: 'POST', headers: {Accept: 'application/json'}}).then(answer => answer.ok).finally(() => { renewing = null; });
  return renewing;
}

/** What a refusal says of a phone that is not known here (any more). */
async function farewell(answer) {
  const {refusal} = await answer.json().catch(() => ({}));
  return {gone: refusal?.rule === 'removed' ? 'removed' : 'unknown', why: refusal?.params?.reason};
}

/** One patch since `since`; `{gone}` when this phone is not known here any more. Fails when there is no line. */
export async function fetchState(code, as, since, again = true) {
  const answer = await fetch(`/m/${code}/state?as=${as}&since=${since}`, {headers: {Accept: 'application/json'}, cache: 'no-store'});
  if (answer.status === 401 && again) {
    await renew(code);
    return fetchState(code, as, since, false);
  }
  if ([401, 403, 404].includes(answer.status)) return farewell(answer);
  if (!answer.ok) throw new Error(`state ${answer.status}`);
  return answer.json();
}

/** The server's answer to an act; fails when there is no line or the server cannot keep anything just now. */
export async function postAct(code, act) {
  const answer = await fetch(`/m/${code}/act`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(act)});
  if (answer.status === 401 && await renew(code)) throw new Error('act 401');
  if (answer.status === 429 || answer.status >= 500) throw Object.assign(new Error(`act ${answer.status}`), await answer.json().catch(() => ({})));
  return answer.json();
}
