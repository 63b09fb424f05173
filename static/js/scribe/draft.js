/** The draft as the server makes it, asked for again whenever the meeting has moved on. */
import {keep, kept} from '../keep.js';
import {page} from '../page.js';

const GAP_MS = 900;
const RETRY_MS = 4000;
const SHARE = 10; // making a draft may take a tenth of the time: a long meeting's comes less often

/** `told`: the last draft; `again()` asks anew, at most about once a second; `onChange` hears of each one that came. */
export function makeServerDraft() {
  const shelf = `scribe-draft/${page.code}/${page.lang}`;
  const listeners = new Set();
  const draft = {told: kept(shelf, {}), failed: false, again, onChange: listener => listeners.add(listener)};
  let timer = 0;
  let asked = 0;
  let asking = false;
  let more = false;
  let gap = GAP_MS;
  return draft;

  function again() {
    if (timer || asking) return void (asking && (more = true));
    timer = setTimeout(fetchIt, Math.max(0, gap - (Date.now() - asked)));
  }

  async function fetchIt() {
    timer = 0;
    asking = true;
    more = false;
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
    gap = Math.max(GAP_MS, SHARE * (Date.now() - asked));
    if (more) again();
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
