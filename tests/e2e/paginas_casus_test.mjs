// The pages of a case of the demonstration, for who keeps it.
import { after, before, test } from 'node:test';
import { startWorld } from './world.mjs';
import { allSound, casusOf, everythingOf, planThatBegins, planThatRuns, startWalk, theLetters } from './pages.mjs';

const world = await startWorld();
const walk = startWalk(world, 'casus');
let casus;
before(async () => {
	const page = await world.as('tim.boesten');
	casus = await casusOf(page, world, '0002');
	await page.close();
});
after(() => world.stop());

everythingOf(walk, ['sanne.hendrickx'], ['tim.boesten', () => casus]);
test('the pages of a plan that begins', () => planThatBegins(world, walk));
test('the pages of a plan that runs', () => planThatRuns(world, walk));
test('the pages of letters and of what was passed on', () => theLetters(world, walk));
test('the pages of a system', () => walk.walk('tim.boesten', [`${casus}/systeem`, `${casus}/systeem/afstemmen`]));
allSound(walk);
