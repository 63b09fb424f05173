/** How people get in: the code, which of this computer's addresses it carries, and the door. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {page} from '../page.js';
import {qr} from '../parts/qr.js';
import {switchRow} from './buttons.js';
import {sheet} from './sheet.js';

export function joinCard(d) {
  const {join, door, phones} = d.get('meeting');
  const before = page.urls?.opening ? html`<p><a class="link" href=${page.urls.opening} target="opening">${t('开场先看：上次答应的事')}</a></p>` : nothing;
  if (phones === false) return paperCard(d, join, before);
  const keeps = d.barred('call') === null ? nothing : html`<p><a class="link" href=${`/m/${page.code}/door`}>${t('钥匙、座位码、点名')}</a></p>`;
  return html`<section class="panel join-card"><h3>${t('请大家扫码')}</h3>${join?.qr ? qr(join.qr) : nothing}
    <div><p>${t('用手机自带的相机扫（微信可能打不开）')}</p><p class="address">${join?.address ?? join?.url}</p><p>${t('会议码')} <b class="code">${join?.code.slice(0, 4)} ${join?.code.slice(4)}</b></p>
    ${join?.word ? html`<p>${t('入场码')} <b class="code">${join.word}</b></p>` : nothing}
    ${d.can('set') ? switchRow(t('会场的门开着'), door !== 'closed', open => d.act('set', {name: 'door', value: open ? 'open' : 'closed'})) : nothing}
    ${d.can('set') ? html`<p><button type="button" class="button" data-size="small" @click=${() => d.open('join')}>${t('打不开？换地址')}</button></p>` : nothing}${keeps}${before}</div></section>`;
}

/** A meeting held from the desk alone: how people take part, and the code only for who would like it after all. */
function paperCard(d, join, before) {
  return html`<section class="panel join-card" data-paper><h3>${t('今天不用手机')}</h3>
    <div><p>${t('来一位，按 A 添一位：名字和哪一方就够了。')}</p><p>${t('写：发纸卡，写卡时按 K 整批录入。说：点名字。投：念给本人听，替本人投。')}</p>
    <details><summary>${t('有人想用手机')}</summary>${join?.qr ? qr(join.qr) : nothing}<p class="address">${join?.address ?? join?.url}</p><p>${t('会议码')} <b
      class="code">${join?.code.slice(0, 4)} ${join?.code.slice(4)}</b></p><p class="soft">${t('在大屏上按 J，二维码放满屏。')}</p></details>${before}</div></section>`;
}

/** An address of this computer as phones type it: same scheme and port as this page. */
function wholeAddress(address) {
  return address.includes('://') ? address : `${location.protocol}//${address}${location.port ? `:${location.port}` : ''}`;
}

/** A laptop has several addresses, and only the host knows which network the phones are on. */
export function joinDialog(d) {
  const {join} = d.get('meeting');
  const addresses = (page.join?.addresses ?? []).map(wholeAddress);
  const choose = async value => { if ((await d.act('set', {name: 'address', value})).ok) d.close(); };
  return sheet(d, {
    title: t('手机打不开？'), wide: true, note: t('选手机能到的那个地址，二维码马上重画。'),
    body: html`<ul class="menu" data-list>${addresses.map((address, index) => html`<li><button type="button" data-row data-key=${index + 1}
      aria-pressed=${String(join.url.startsWith(`${address}/`))}
        @click=${() => choose(address)}><kbd class="kbd" aria-hidden="true">${index + 1}</kbd><span>${address}</span></button></li>`)}</ul>
      <label class="fieldrow"><span>${t('或者自己填')}</span><input class="field" type="url" placeholder="https://" .value=${d.ui.get('form.address')}
        @input=${event => d.ui.set('form.address', event.target.value)}></label>
      <ol class="plain-steps"><li>${t('手机和电脑要在同一个无线网里；酒店、机关的网常常不让互通，用一个小路由器最稳。')}</li>
      <li>${t('Windows 防火墙问的时候，请选“允许”。')}</li><li>${t('用手机流量的，要有公网地址。')}</li></ol>`,
    verb: t('用这个地址'), send: async () => Boolean(d.ui.get('form.address')) && (await d.act('set', {name: 'address', value: d.ui.get('form.address')})).ok,
  });
}
