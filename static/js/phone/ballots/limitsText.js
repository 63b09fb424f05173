/** How far a secret vote is secret, in plain words. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';

export function limitsText(ballot) {
  return html`<ul>
    <li>${t('程序做的：您怎么投，锁在这次投票自己的钥匙里；结束以后钥匙销毁，数据库里也查不出来。')}</li>
    <li>${t('谁管着这台电脑，谁就能改程序。')}</li>
    ${ballot.receipts ? html`<li>${t('回执可能被人逼着拿出来。谁都没有权利看您的回执。')}</li>` : nothing}
    <li>${t('大家投得一样，或者投的人很少，结果本身就说出了每个人怎么投。')}</li>
    <li>${t('无线网没有密码，懂行的邻居能偷看，还能冒用您的手机。请用有密码的无线网，或 https 地址。')}</li>
    <li>${t('选举干部，请用纸票。')}</li></ul>`;
}
