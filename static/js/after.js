/** The page afterwards: larger letters for who wants them. */
import {growType} from './pages/grow.js';
import {takePaper} from './pack.js';
import {pictures} from './picture.js';

growType(document.querySelector('[data-grow]'));
pictures(document);
for (const link of document.querySelectorAll('[data-make]')) link.addEventListener('click', takePaper);
