/** Small helps on the organiser's pages; everything works without them. */
import {sentence} from './pages/sentence.js';
import {copyButtons} from './pages/copy.js';
import {takePaper} from './pack.js';
import {pictures} from './picture.js';

sentence(document.querySelector('[data-sentence]'));
copyButtons(document);
for (const link of document.querySelectorAll('[data-make]')) link.addEventListener('click', takePaper);
pictures(document);
