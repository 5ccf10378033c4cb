// Out of the inbox of three hundred, as partners kept them: two referrals that turn out to be about one person. The intake
// finds and links them, the weegploeg decides on one, and a case is opened and kept; by five people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, day, validateHtml } from './lib.mjs';
import { checkEach, choose, fill, follow, main, press, says } from './road.mjs';
import { startWorld } from './world.mjs';

const NAME = 'Fatma ten Broek';
const FIRST = /AM-\d{4}-0258/; // the year is that of the taking over
const SECOND = /AM-\d{4}-0277/;
const state = {};
let world;
before(async () => { world = await startWorld(); });
after(() => world?.stop());

async function found(page, tekst) {
	await page.goto(world.url('/intake'));
	await fill(page, { tekst });
	await press(page, 'Toepassen');
}

async function route(page) {
	await main(page).getByLabel(/Maastricht-Heuvelland$/).first().check();
	await press(page, 'Huis vastleggen');
	await says(page, /Ingediend|vastgelegd/);
}

test('the intake finds two referrals of one person by her name, without its diacritics or order', async () => {
	const page = await world.as('noor.habets');
	await found(page, 'broek FATMA');
	await says(page, FIRST);
	await says(page, SECOND);
	assert.equal(await main(page).locator('tbody tr').count(), 3); // and a family with both names in it
	await validateHtml(page);
	await found(page, '0258');
	assert.equal(await main(page).locator('tbody tr').count(), 1);
	await found(page, 'nietsdaarvan');
	await says(page, /Niets met deze filters/);
});

test('the first becomes a person; the second is seen to be the same, and is linked', async () => {
	const page = await world.as('noor.habets');
	await found(page, '0258');
	await follow(page, FIRST);
	await says(page, /Niemand van de aanbrenger krijgt hiervan een melding/); // it was read in: whom would one ask
	await follow(page, 'Koppelen aan een persoon');
	await press(page, 'Nieuwe persoon maken');
	await found(page, '0258');
	await follow(page, FIRST);
	await route(page);
	await found(page, '0277');
	await follow(page, SECOND);
	await follow(page, 'Koppelen aan een persoon');
	await says(page, new RegExp(NAME));
	const same = main(page).getByRole('button', { name: /^Dit is dezelfde persoon/ }).first();
	await Promise.all([page.waitForNavigation(), same.click()]);
	await says(page, /Gekoppeld/);
});

test('the weegploeg, with police and OM, takes it up', async () => {
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url('/weging/nieuw'));
	await fill(page, { datum: day(), tijd: '23:45', plaats: 'Maastricht' });
	await press(page, 'Weging plannen');
	state.weging = new URL(page.url()).pathname;
	await follow(page, NAME);
	await press(page, 'Op de agenda zetten');
	await page.goto(world.url(`${state.weging}/agenda`));
	await page.getByLabel('Femke de Groot').check();
	await page.getByLabel('Anouk Rutten').check();
	await press(page, 'Aanwezigheid opslaan');
	await press(page, 'Weging beginnen');
	await follow(page, NAME);
	state.punt = new URL(page.url()).pathname;
	const femke = await world.as('femke.groot');
	await femke.goto(world.url(state.punt));
	await says(femke, new RegExp(NAME));
	await checkEach(page, '[name^="o."][value=ja]');
	await choose(page, { 'o.landelijk.4': 'nee' }); // as the aanbrenger did: another judgement asks why
	await choose(page, { risico: 'midden' });
	await fill(page, { risico_reden: 'Meldingen nemen toe.' });
	await press(page, 'Oordeel opslaan');
	await choose(page, { uitkomst: 'casus' });
	await page.getByLabel('Femke de Groot, Openbaar').check();
	await page.getByLabel('Anouk Rutten, Politie').check();
	await fill(page, { reden: 'Straf, zorg en gemeente zijn samen nodig.' });
	await press(page, 'Besluit vastleggen');
	await says(page, /Het besluit is vastgelegd/);
});

test('a procesregisseur opens the case and keeps it', async () => {
	const page = await world.as('tim.boesten');
	await page.goto(world.url('/'));
	await follow(page, FIRST);
	const tim = page.locator('[name=procesregisseur] option', { hasText: 'Tim Boesten' });
	await page.selectOption('[name=procesregisseur]', await tim.getAttribute('value'));
	await fill(page, { aanbrenger_taak: 'Blijft contact houden', risico_reden: 'Meldingen nemen toe.', herbeoordeling: day(60) });
	await choose(page, { intensiteit: 'integraal' });
	await press(page, 'Casus openen');
	await says(page, /U bent procesregisseur/);
	state.casus = new URL(page.url()).pathname;
	await fill(page, { tekst: 'Kennismaking gepland met alle deelnemers.' });
	await press(page, 'Toevoegen');
	await says(page, /Kennismaking gepland/);
	await page.goto(world.url(`${state.casus}/betrokkenen`));
	await says(page, new RegExp(NAME));
});

test('whoever had no part in it sees nothing', async () => {
	for (const who of ['joep.lemmens', 'rik.schreurs', 'kees.dassen']) {
		const page = await world.as(who);
		const answer = await page.request.get(world.url(state.casus), { maxRedirects: 0 });
		assert.ok([403, 404].includes(answer.status()), `${who}: ${answer.status()}`);
		await page.close();
	}
});

test('all pages are valid HTML', () => checkCollectedHtml());
