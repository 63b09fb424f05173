/** A budget to spend: what each thing costs, what is left, and no vote that spends more than there is. */
import {html, nothing} from '../../../vendor/lit.js';
import {why} from '../../parts/why.js';
import {t} from '../../i18n.js';
import {option} from '../field.js';
import {item} from '../things.js';
import {setUi, ui} from '../ui.js';
import {castButton, castChoice, markChoice, marked, receipt, sheetOpen, turnout} from './cast.js';
import {money} from './money.js';
import {isOwn} from './picks.js';
import {secrecyLine} from './secrecy.js';

export function basketSheet(ballot) {
  if (!sheetOpen(ballot)) return html`${receipt(ballot, boughtWords(ballot, castChoice(ballot) || []))}${turnout(ballot)}`;
  const basket = marked(ballot, []).filter(id => ballot.items.includes(id));
  const left = ballot.budget - spentOn(ballot, basket);
  return html`<div class="basket"><p><strong>${t('还剩 {left}', {left: money(left)})}</strong> <span class="soft">${t('一共 {all}', {all: money(ballot.budget)})}</span></p>
      <progress class="waist" max=${ballot.budget || 1} .value=${Math.max(0, left)} aria-label=${t('还没用的钱')}></progress></div>
    <div class="stack-tight">${ballot.items.map(item).filter(Boolean).map(one => buyRow(ballot, basket, left, one))}</div>
    <div class="stack push"><p role="status">${t('选了 {n} 个项目，共 {cost}。', {n: basket.length, cost: money(ballot.budget - left)})}</p>
      ${castButton(ballot, basket, basket.length ? '' : t('请先选一个项目。'))}${secrecyLine(ballot)}</div>${turnout(ballot)}`;
}

function buyRow(ballot, basket, left, one) {
  const on = basket.includes(one.id);
  const short = (ballot.costs?.[one.id] || 0) - left;
  const barred = ballot.own === false && isOwn(one) ? t('这一条是您自己的，请投给别人的。') : tooDear(on, short);
  const name = `buy-${one.id}`;
  const tap = () => (barred && !on ? setUi({open: name}) : markChoice(ballot, on ? basket.filter(id => id !== one.id) : [...basket, one.id]));
  return html`${option('checkbox', on, tap, one.text, money(ballot.costs?.[one.id] || 0))}
    ${barred && !on && ui.open === name ? why(barred, name) : nothing}`;
}

function tooDear(on, short) {
  return !on && short > 0 ? t('加上它就超出 {n}。请先放下一个，或选便宜些的。', {n: money(short)}) : '';
}

function spentOn(ballot, basket) {
  return basket.reduce((all, id) => all + (ballot.costs?.[id] || 0), 0);
}

function boughtWords(ballot, basket) {
  return basket.length ? t('{n} 个项目，{cost}', {n: basket.length, cost: money(spentOn(ballot, basket))}) : '';
}
