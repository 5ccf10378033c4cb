// One region, from the first referral to the last page: the road, what goes wrong on it, and every page it leaves behind.
import { after } from 'node:test';
import { startWorld } from './world.mjs';
import { faults } from './faults.mjs';
import { pages, startWalk } from './pages.mjs';
import { road } from './road.mjs';

const state = {};
const world = await startWorld();
const walk = startWalk(world);
road(world, walk.look, state);
faults(world, walk.look, state);
pages(world, walk, state);
after(() => world.stop());
