/** Every paper this meeting has something to put into: taken all at once, in one language or both, or one by one. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {takePaper} from '../pack.js';
import {page} from '../page.js';

const PAPERS_AGAIN = 20000;
const PAPERS_SOON = 4000;
let askedForPapers = 0;
const SLOW_FORMS = new Set(['pdf', 'docx']);

export function paperListView(d) {
  lookForPapers(d);
  const found = d.ui.get('papers');
  return html`<div data-failed=${t('没做成。请再按一次；还不行，就一份一份下载。')} data-wait=${t('正在做……')}>
    ${wholePack('pack', t('下载全部材料'), t('一个压缩包，纪要、报告、公示、表格都在里面'), true)}
    ${found?.ready ? html`<p class="soft">${readiness(found.ready)}</p>` : nothing}
    ${found ? paperRows(found.after) : html`<p class="soft">${t('正在看有哪些材料……')}</p>`}
    <h3 class="pack-head">${t('会前用的')}</h3>
    ${wholePack('print-pack', t('下载会前打印包'), t('海报、纸卡、签到表、规则'), false)}
    ${found ? paperRows(found.before) : nothing}</div>`;
}

function readiness([done, of]) {
  return done < of ? t('会散了，材料正在备：{done}／{of}', {done, of}) : t('{of} 份都备好了，拿了就走。', {of});
}

function wholePack(name, words, note, first) {
  const address = `/m/${page.code}/papers/${name}.zip`;
  const tongues = [['zh', '中文'], ['en', 'English'], ['both', t('中英两种')]];
  const own = page.lang === 'en' ? 'en' : 'zh';
  return html`<div data-takes><a class=${first ? 'button big-pack' : 'button'} ?data-main=${first} data-key=${first ? 'd' : nothing} data-label=${words} data-make
      href=${`${address}?in=${own}`} download @click=${takePaper}><b>${words}</b>${first ? html`<small>${note}</small>` : nothing}</a>
    <p class="take-tongues">${first ? nothing : html`<span>${note}</span>`}<span>${t('也可以要')}</span>${tongues.filter(([code]) => code !== own).map(([code, tongue]) => html`<a
      href=${`${address}?in=${code}`} lang=${code === 'both' ? nothing : code} download data-make @click=${takePaper}>${tongue}</a>`)}</p>
    <p class="take-says"><span class="soft" role="status" data-says></span><button type="button" class="link" data-stop hidden>${t('不做了')}</button></p></div>`;
}

function paperRows(papers) {
  return html`<ul class="pack">${papers.map(paper => html`<li data-takes><span>${pick(paper.title)}</span><span class="dl">${paper.forms.map(form => paperForm(paper, form))}</span>
    ${paper.note ? html`<small class="lack">${paper.note}</small>` : nothing}<small role="status" data-says></small></li>`)}</ul>`;
}

function paperForm(paper, form) {
  const waits = SLOW_FORMS.has(form);
  return html`<a href=${`/m/${page.code}/papers/${paper.name}.${form}`} download aria-label=${`${pick(paper.title)} ${form.toUpperCase()}`}
    ?data-make=${waits} @click=${waits ? takePaper : nothing}>${form.toUpperCase()}</a>`;
}

/** Asks the server, again after a while: a paper that has been made may tell of a character that could not be printed. */
async function lookForPapers(d) {
  const [done, of] = d.ui.get('papers')?.ready ?? [0, 0];
  const wait = done < of ? PAPERS_SOON : PAPERS_AGAIN;
  if (Date.now() - askedForPapers < wait) return;
  askedForPapers = Date.now();
  try {
    const answer = await fetch(`/m/${page.code}/papers/list`);
    if (answer.ok) d.ui.set('papers', await answer.json());
  } catch {
    // no line: the list comes when there is one again
  }
  setTimeout(() => d.ui.set('papersSeen', askedForPapers), wait);
}
