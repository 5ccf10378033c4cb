// The pages of who keeps the organisations and people, and of who reviews.
import { after, test } from 'node:test';
import { startWorld } from './world.mjs';
import { allSound, closedWithResult, everythingOf, startWalk, theLaw, whatGoes, whoLeaves, whoReviews } from './pages.mjs';

const world = await startWorld();
const walk = startWalk(world, 'toezicht');
after(() => world.stop());

test('the pages of who leaves', () => whoLeaves(world, walk));
test('the pages of who reviews', () => whoReviews(world, walk));
test('the pages of what must go', () => whatGoes(world, walk));
everythingOf(walk, ['kees.dassen'], ['wil.smeets'], ['marjolein.tonnaer'], ['hilde.vroemen']);
test('the pages of what the law asks', () => theLaw(world, walk));
test('the pages of feedback after closing', () => closedWithResult(world, walk));
allSound(walk);
