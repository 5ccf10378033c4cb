// What goes wrong on the road: the server dies, a button is pressed twice, somebody goes back, is logged out while
// typing, or works in the same case as a colleague. In each nothing is lost, nothing is there twice, and it is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { login, newPage, until } from './lib.mjs';
import { fill, press, says } from './road.mjs';

const TIM = 'tim.boesten';

const times = async (page, sentence) => (await page.locator('main').innerText()).split(sentence).length - 1;
const add = (page) => page.getByRole('main').getByRole('button', { name: 'Toevoegen', exact: true }).last();

// kill -9 of the server; returns when another listens in its place.
async function kill(server) {
	const starts = () => server.log().split('luistert op').length;
	const [before, child] = [starts(), server.child()];
	process.kill(child, 'SIGKILL');
	await until(() => starts() > before, 'the server is started again');
	assert.notEqual(server.child(), child);
}

// moment: what happens between pressing and dying.
async function killedWhile(world, state, sentence, moment) {
	const page = await world.as(TIM);
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: sentence });
	if (moment === 'before it is read') process.kill(world.server.child(), 'SIGSTOP');
	const sent = page.waitForEvent('request', (request) => request.method() === 'POST');
	const over = Promise.race([page.waitForEvent('requestfailed'), page.waitForEvent('requestfinished')]);
	await add(page).click({ noWaitAfter: true });
	await sent;
	if (moment === 'after the answer') await over;
	await kill(world.server);
	await over;
	// The browser shows that there is no connection, or the answer, or is on its way to where the answer leads; the user
	// presses "try again" in either case.
	await until(() => page.reload().then(() => true, () => false), 'the page can be asked again');
	await page.goto(world.url(state.casus));
	assert.equal(await times(page, sentence), 1, moment);
	await page.close();
}

async function pressedTwice(world, state) {
	const context = await world.browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL',
		storageState: await (await world.as(TIM)).context().storageState() });
	const page = await newPage(world.browser, { context });
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: 'Tweemaal gedrukt zonder script.' });
	await add(page).dblclick({ noWaitAfter: true });
	await page.waitForURL(/gedaan=/);
	await page.goto(world.url(state.casus));
	assert.equal(await times(page, 'Tweemaal gedrukt zonder script.'), 1);
	await context.close();
}

// Not the browser's politeness but the server's: the same submit arrives twice at once.
async function sentTwice(world, state) {
	const page = await world.as(TIM);
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: 'Tweemaal verstuurd.' });
	const answers = await add(page).evaluate(async (button) => {
		const send = () => fetch(button.form.action, { method: 'POST', body: new URLSearchParams(new FormData(button.form)) });
		return (await Promise.all([send(), send()])).map(({ status, url }) => [status, new URL(url).search]);
	});
	assert.deepEqual(answers, [[200, '?gedaan=notitie_toegevoegd'], [200, '?gedaan=notitie_toegevoegd']]);
	await page.goto(world.url(state.casus));
	assert.equal(await times(page, 'Tweemaal verstuurd.'), 1);
	await page.close();
}

async function wentBack(world, state) {
	const page = await world.as(TIM);
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: 'Voor het teruggaan.' });
	await press(page, 'Toevoegen');
	await page.goBack();
	assert.equal(await page.textContent('h1').then((text) => /Zandsteen/.test(text)), true);
	await fill(page, { tekst: 'Na het teruggaan.' });
	await press(page, 'Toevoegen');
	assert.deepEqual([await times(page, 'Voor het teruggaan.'), await times(page, 'Na het teruggaan.')], [1, 1]);
	await page.close();
}

// The session is over, as after an hour of silence, with half a note on the screen.
async function loggedOut(world, state, look) {
	const page = await world.as(TIM);
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: 'Getypt toen de sessie verliep.' });
	await world.server.sql("update sessie set einde = 1 where medewerker = "
		+ "(select id from medewerker where naam = 'Tim Boesten')");
	await press(page, 'Toevoegen');
	await says(page, /bewaard/);
	await look(page, TIM, 'inloggen-met-invoer');
	await login(page, world.server, TIM, { here: true });
	await says(page, /Niet verzonden invoer[\s\S]*Getypt toen de sessie verliep/);
	await look(page, TIM);
	await press(page, 'Alsnog versturen');
	await page.goto(world.url(state.casus));
	assert.equal(await times(page, 'Getypt toen de sessie verliep.'), 1);
	await page.close();
}

async function twoPeople(world, state, look) {
	const edit = async (who) => {
		const page = await world.as(who);
		await page.goto(world.url(`${state.casus}/wijzigen`));
		return page;
	};
	const [tim, els] = [await edit(TIM), await edit('els.vroomen')];
	await fill(tim, { aanbrenger_taak: 'Belt elke week met de buren' });
	await fill(els, { aanbrenger_taak: 'Gaat bij de buren langs' });
	await press(tim, 'Opslaan');
	await press(els, 'Opslaan');
	await says(els, /[Ii]ntussen gewijzigd[\s\S]*Tim Boesten/);
	assert.equal(await els.inputValue('[name=aanbrenger_taak]'), 'Gaat bij de buren langs');
	await look(els, 'els.vroomen', 'intussen-gewijzigd', [/409/]);
	await tim.goto(world.url(`${state.casus}/wijzigen`));
	assert.equal(await tim.inputValue('[name=aanbrenger_taak]'), 'Belt elke week met de buren');
	await tim.close();
	await els.close();
}

export function faults(world, look, state) {
	for (const moment of ['before it is read', 'while it works', 'after the answer']) {
		test(`the server is killed ${moment}: the note is there once`, () =>
			killedWhile(world, state, `Gedood ${moment}.`, moment));
	}
	test('two presses without script make one note', () => pressedTwice(world, state));
	test('the same submit twice at once makes one note', () => sentTwice(world, state));
	test('the back button after a submit leads to a page that works', () => wentBack(world, state));
	test('logged out while typing: after logging in again the text is there', () => loggedOut(world, state, look));
	test('two people in one case: the second is told, and keeps his text', () => twoPeople(world, state, look));
}
