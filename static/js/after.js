/** The page afterwards: larger letters for who wants them. */
import {growType} from './pages/grow.js';
import {pictures} from './picture.js';

growType(document.querySelector('[data-grow]'));
pictures(document);
