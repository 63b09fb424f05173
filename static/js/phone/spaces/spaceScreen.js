/** Which screen a stage with places shows: where to go, my table, the marketplace, the groups. */
import {here} from '../room.js';
import {may} from '../may.js';
import {stage} from '../things.js';
import {arrive, onTheWay} from './arrive.js';
import {joinGroups} from './groups.js';
import {market} from './market.js';
import {places} from './moving.js';
import {myTable} from './myTable.js';
import {mySpace, ofKind, spaces} from './places.js';

/** The drawing of the space stage, or null where the whole room is one. */
export function spaceScreen() {
  const {space, assign, item: pass} = stage();
  if (space?.kind === 'grid' && !(pass || '').includes('s')) return market;
  if (ofKind('group').length && assign?.by === 'sign_up' && may('sign_up')) return joinGroups;
  if (!spaces().length || space?.kind === 'ring') return null;
  if (mySpace() && atPlaces()) return onTheWay() ? arrive : myTable;
  return here.me?.present !== false && stage().move?.policy === 'free' ? places : null;
}

/** Tables stand over several stages; the screen is theirs only while the stage is held at them, or people change. */
function atPlaces() {
  const {space, move} = stage();
  return ['tables', 'pairs', 'grid'].includes(space?.kind) || Boolean(mySpace().floor) || Boolean(move);
}
