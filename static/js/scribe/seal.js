/** Reading back, until when corrections may be asked for, and the seal. */
import {html, nothing} from '../../vendor/lit.js';
import {day, t} from '../i18n.js';
import {page} from '../page.js';
import {refusalIn} from './refusal.js';

const FOLLOWS_MS = 3000;

export function sealView(scribe) {
  const paper = scribe.store.get('paper');
  if (!paper) return nothing;
  return html`${readView(scribe)}${paper.state === 'sealed' ? sealedView(paper) : html`${windowView(scribe, paper)}${sealForm(scribe, paper)}`}`;
}

/** Line after line onto the wall and the phones. */
function readView(scribe) {
  const readback = scribe.store.get('readback');
  if (!readback) return nothing;
  const {lines, confirmed, of} = readback;
  const at = standing(scribe);
  const go = by => readTo(scribe, Math.max(0, Math.min(standing(scribe) + by, lines.length)));
  return html`<section class="scribe-read"><h2 class="h2">${t('宣读')} <small>${t('{of} 人中 {n} 人确认', {of, n: confirmed})}</small></h2>
    <p class="soft" role="status">${at < 0 ? t('一条一条念，大屏和手机上同时亮出来。') : at < lines.length ? t('正念第 {at} 条，共 {of} 条', {at: at + 1, of: lines.length}) : t('念完了')}</p>
    <p class="scribe-row"><button class="button" data-size="small" ?disabled=${at <= 0} @click=${() => go(-1)}>${t('上一条')}</button>
    <button class="button" data-size="small" data-main ?disabled=${at >= lines.length} @click=${() => go(1)}>${at < 0
      ? t('开始念') : t('下一条')}</button></p>${refusalIn(scribe.get('refused.read'))}</section>`;
}

/** Where one has asked to be counts until the room has followed. */
function standing(scribe) {
  const asked = scribe.get('reading', null);
  return asked && Date.now() < asked.until ? asked.to : scribe.store.get('readback').at;
}

async function readTo(scribe, to) {
  scribe.set('reading', {to, until: Date.now() + FOLLOWS_MS});
  if (!(await scribe.act('set', {name: 'read_back', value: to}, 'read')).ok) scribe.set('reading', null);
}

function windowView(scribe, paper) {
  const open = paper.until && !paper.closed;
  const choose = event => { event.preventDefault(); scribe.act('correction_window', {until: new FormData(event.target).get('until')}, 'window'); };
  return html`<section class="scribe-window"><h2 class="h2">${t('提更正的期限')}</h2><form @submit=${choose}>
    <p class="soft">${open ? t('可以提到 {day} 为止。', {day: day(paper.until)}) : paper.closed ? t('已经关上，不再收更正。') : t('没有定日子：宣读以后都可以提。')}</p>
    <p class="scribe-row"><label>${t('最后一天')} <input class="blank" type="date" name="until" required .value=${paper.until ?? ''}></label>
    <button class="button" data-size="small">${open ? t('改日子') : t('定下')}</button>
    ${paper.closed ? nothing : html`<button class="button" data-size="small" type="button" @click=${() => scribe.act('correction_window', {}, 'window')}>${t('现在关上')}</button>`}</p>
    </form>${refusalIn(scribe.get('refused.window'))}</section>`;
}

function sealForm(scribe, paper) {
  const send = async event => {
    event.preventDefault();
    const number = new FormData(event.target).get('number').trim();
    if (scribe.words.waiting()) return scribe.set('refused.seal', {zh: t('还有字没有存上，存好再封。'), en: t('还有字没有存上，存好再封。')});
    await scribe.act('seal', {number}, 'seal');
  };
  return html`<section class="scribe-seal"><h2 class="h2">${t('封存')}</h2><form @submit=${send}>
    <p class="soft">${paper.confirmed ? t('{of} 人中 {n} 人确认，更正 {corrections} 处。封存以后正文不能再改，更正附在后面。', {of: paper.of, n: paper.confirmed, corrections: paper.corrections})
      : t('有人确认以后，就可以封存：编上号，定下校验码，正文不再改。')}</p>
    <p class="scribe-row"><label>${t('编号')} <input class="blank" name="number" maxlength="80" placeholder=${page.code} autocomplete="off"></label>
    <button class="button" data-size="small">${t('封存')}</button></p></form>${refusalIn(scribe.get('refused.seal'))}</section>`;
}

function sealedView(paper) {
  return html`<section class="scribe-seal" data-done><h2 class="h2">${t('已封存')}</h2>
    <p><b>${paper.number}</b> · ${day(paper.sealed_at)}</p><p>${t('{of} 人中 {n} 人确认，更正 {corrections} 处。', {of: paper.of, n: paper.confirmed, corrections: paper.corrections})}</p>
    <p class="scribe-hash" translate="no">${paper.fingerprint}</p>
    <p><a class="link" href=${`/m/${page.code}/minutes/sealed.txt`}>${t('封存的文字（可自己核对校验码）')}</a></p></section>`;
}
