/** Small helps on the organiser's pages; everything works without them. */
import {sentence} from './pages/sentence.js';
import {copyButtons} from './pages/copy.js';
import {takePack} from './pack.js';
import {pictures} from './picture.js';

sentence(document.querySelector('[data-sentence]'));
copyButtons(document);
document.querySelector('[data-wait]')?.addEventListener('click', takePack);
pictures(document);
