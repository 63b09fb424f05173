/** What the server wrote into this page: code, as, lang, year of the meeting, lists, join, urls, version. */
export const page = readPage();

function readPage() {
  const script = document.getElementById('page');
  return script ? JSON.parse(script.textContent) : {};
}
