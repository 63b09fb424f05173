/** The draft as the server makes it, asked for again whenever the meeting has moved on. */
import {keep, kept} from '../keep.js';
import {page} from '../page.js';

const GAP_MS = 900;
const RETRY_MS = 4000;

/** `told`: the last draft; `again()` asks anew, at most about once a second; `onChange` hears of each one that came. */
export function makeServerDraft() {
  const shelf = `scribe-draft/${page.code}/${page.lang}`;
  const listeners = new Set();
  const draft = {told: kept(shelf, {}), failed: false, again, onChange: listener => listeners.add(listener)};
  let timer = 0;
  let asked = 0;
  let asking = false;
  return draft;

  function again() {
    if (timer || asking) return void (asking && (asked = -1));
    timer = setTimeout(fetchIt, Math.max(0, GAP_MS - (Date.now() - asked)));
  }

  async function fetchIt() {
    timer = 0;
    asking = true;
    asked = Date.now();
    try {
      const answer = await fetch(page.urls.draft, {headers: {Accept: 'application/json'}, cache: 'no-store'});
      if (!answer.ok) throw new Error(`draft ${answer.status}`);
      draft.told = await answer.json();
      draft.failed = false;
      keep(shelf, draft.told);
    } catch {
      draft.failed = true;
      setTimeout(again, RETRY_MS);
    }
    asking = false;
    if (asked === -1) again();
    listeners.forEach(listener => listener());
  }
}

/** Every sentence of a draft in its order, each with the section it stands in. */
export function everySentence(sections = []) {
  return sections.flatMap(section => [
    ...(section.title.key ? [{...section.title, place: section.key, title: true}] : []),
    ...section.lines.map(line => ({...line, place: section.key})),
    ...everySentence(section.parts),
  ]);
}
