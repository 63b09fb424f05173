/** Putting in order by tapping: the first tap is first place; tap again to take it out; keys move it up and down. */
import {html, nothing, repeat} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {t} from '../../i18n.js';
import {item} from '../things.js';
import {setUi, ui} from '../ui.js';
import {why} from '../../parts/why.js';
import {castButton, castChoice, markChoice, marked, receipt, sheetOpen, turnout} from './cast.js';
import {secrecyLine} from './secrecy.js';

export function rankSheet(ballot) {
  if (!sheetOpen(ballot)) return html`${receipt(ballot, (castChoice(ballot) || []).length ? t('您排好的次序') : '')}${order(castChoice(ballot) || [])}${turnout(ballot)}`;
  const ranked = marked(ballot, []).filter(id => ballot.items.includes(id));
  const most = Math.min(ballot.per_person || ballot.items.length, ballot.items.length);
  const rest = ballot.items.filter(id => !ranked.includes(id));
  return html`<p>${ranked.length < most ? t('请点第 {n} 名，一共排 {most} 个。', {n: ranked.length + 1, most}) : t('{most} 个都排好了。', {most})}</p>
    ${ranked.length ? html`<ol class="ranks stack-tight">${repeat(ranked, id => id, (id, at) => rankRow(ballot, ranked, id, at))}</ol>` : nothing}
    ${rest.length ? html`<h2 class="section">${ranked.length ? t('还没排的') : t('点一下，就排上')}</h2><div class="stack-tight">${rest.map(id => toRank(ballot, ranked, most, id))}</div>` : nothing}
    <div class="stack push">${castButton(ballot, ranked, ranked.length ? '' : t('请先点一个，排成第一。'))}${secrecyLine(ballot)}</div>${turnout(ballot)}`;
}

function rankRow(ballot, ranked, id, at) {
  const text = item(id)?.text || '';
  return html`<li class="slip rank-row" data-own><button class="rank-word" type="button" aria-label=${t('第 {n} 名：{text}，点一下拿出来', {n: at + 1, text})}
      @click=${() => markChoice(ballot, ranked.filter(one => one !== id))}><span class="rank-place number">${at + 1}</span><span>${text}</span></button>
    <span class="keys">${key('up', t('“{text}”往上', {text}), at > 0, () => markChoice(ballot, moved(ranked, at, at - 1)))}
      ${key('down', t('“{text}”往下', {text}), at < ranked.length - 1, () => markChoice(ballot, moved(ranked, at, at + 1)))}</span></li>`;
}

function key(way, word, can, act) {
  return html`<button class="button" type="button" data-size="small" aria-label=${word} ?disabled=${!can} @click=${act}><span class=${`turned-${way}`}>${icon('up')}</span></button>`;
}

function toRank(ballot, ranked, most, id) {
  const name = `rank-${id}`;
  const tap = () => (ranked.length < most ? markChoice(ballot, [...ranked, id]) : setUi({open: name}));
  return html`<button class="option" type="button" @click=${tap}><span>${item(id)?.text}</span><span class="sticker"></span></button>
    ${ui.open === name ? why(t('已经排满 {most} 个。想换它，请先点掉一个。', {most}), name) : nothing}`;
}

function order(ids) {
  return ids.length ? html`<ol class="ranks stack-tight">${ids.map((id, at) => html`<li class="slip"><p><span class="rank-place number">${at + 1}</span> ${item(id)?.text}</p>
    </li>`)}</ol>` : nothing;
}

/** `list` with the entry at `from` standing at `to`. */
function moved(list, from, to) {
  const rest = list.filter((one, at) => at !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}
