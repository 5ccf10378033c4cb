// The pages before logging in, of everybody, and of partners.
import { after, test } from 'node:test';
import { startWorld } from './world.mjs';
import { allSound, beforeLogin, everythingOf, startWalk, theManual } from './pages.mjs';

const world = await startWorld();
const walk = startWalk(world, 'werk');
after(() => world.stop());

test('the pages that the manual shows', () => theManual(world));
test('the pages before logging in', () => beforeLogin(world, walk));
everythingOf(walk, ['noor.habets'], ['anouk.rutten'], ['joep.lemmens']);
allSound(walk);
