// One region, from the first referral to a case that is closed: the road, and what goes wrong on it.
import { after, test } from 'node:test';
import { startWorld } from './world.mjs';
import { faults } from './faults.mjs';
import { allSound, askedBefore, bySearching, everythingOf, meet, startWalk } from './pages.mjs';
import { road, scaleDown } from './road.mjs';

const state = {};
const world = await startWorld();
const walk = startWalk(world, 'weg');
after(() => world.stop());

road(world, walk.look, state);
faults(world, walk.look, state);
test('the pages that searching leads to', () => bySearching(world, walk));
test('the pages of an overleg', () => meet(world, walk));
test('the pages of what a partner is asked before a decision', () => askedBefore(world, walk));
everythingOf(walk, ['lotte.veldkamp', () => state.casus], ['els.vroomen', () => state.casus]);
test('the pages of a case that closes', async () => {
	await scaleDown(world, walk.look, state);
	await walk.walk('tim.boesten', [`${state.casus}/afsluiting`, `${state.casus}/heropenen`]);
});
allSound(walk);
