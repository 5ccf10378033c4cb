// What leaves a case: to RIEC, to a third party with every condition, feedback, an incidental third party, another house.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkSound as gaaf } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', HILDE = 'hilde.vroemen', RIK = 'rik.schreurs';
let world, page, pad;

before(async () => {
	world = await startWorld();
	page = await world.as(SANNE);
	await page.goto(world.url('/casussen?wie=mijn'));
	pad = await page.locator('main tbody th a[href^="/casus/"]').first().getAttribute('href');
});
after(() => world?.stop());

const naar = (p, waar) => p.goto(world.url(waar));
const druk = (knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).click();
const tekst = async (p) => (await p.locator('main').innerText()).replace(/\s+/g, ' ');

// Every supplier says the same.
async function bronnen(standpunt) {
	for (const kies of await page.locator('select[name^="b."]').all()) await kies.selectOption(standpunt);
	for (const wie of await page.locator('input[name^="u."]').all()) await wie.fill('Gesproken in het overleg');
}

async function vul() {
	await page.getByLabel('Wat verstrekt u?').fill('Dat er een plan is en wie het voert');
	await page.locator('[name=categorieen][value=identiteit]').check();
	await page.getByLabel('Hoe?').selectOption('bericht');
	await page.locator('[name=doel]').selectOption({ index: 1 });
	await page.getByLabel('Waarom heeft de ontvanger dit nodig?').fill('Om maatregelen af te stemmen');
}

test('the tab says to whom the regime lets data go', async () => {
	await naar(page, pad);
	await page.locator('main a', { hasText: 'Verstrekkingen' }).first().click();
	await page.waitForURL(/verstrekkingen/);
	for (const wie of ['RIEC', 'ZSM', 'Een derde', 'De betrokkene zelf']) assert.ok((await tekst(page)).includes(wie), wie);
	await gaaf(page, 'verstrekkingen');
});

test('RIEC cannot be given health data, and gets what aligns', async () => {
	await page.locator('main a', { hasText: 'RIEC' }).first().click();
	assert.equal(await page.locator('[name=categorieen][value=gezondheid]').count(), 0);
	await vul();
	await bronnen('toestemming');
	await druk('Verstrekking vastleggen');
	await page.waitForURL(/\/verstrekkingen\/[^/]+\?/);
	assert.ok((await tekst(page)).includes('RIEC'));
});

test('a third party asks basis, RAC and no objection; the faults stand beside their fields', async () => {
	await naar(page, `${pad}/verstrekkingen/nieuw?aan=derde`);
	await vul();
	for (const veld of ['rac', 'grondslag', 'ontvanger']) await page.locator(`[name=${veld}]`).fill(' '); // past the browser's own check
	await bronnen('bezwaar');
	await druk('Verstrekking vastleggen');
	await page.waitForLoadState();
	for (const veld of ['rac', 'grondslag', 'ontvanger']) assert.equal(await page.locator(`[id="${veld}-fout"]`).count(), 1, veld);
	assert.ok((await tekst(page)).includes('maakt bezwaar'));
	await gaaf(page, 'verstrekking-fouten');
	await page.getByLabel('Naam van wie het krijgt').fill('Woonstichting Thuis aan de Maas');
	await page.locator('[name=grondslag]').fill('Woningwet');
	await page.locator('[name=rac]').fill('RAC 2026-7');
	await bronnen('toestemming');
	await druk('Verstrekking vastleggen');
	await page.waitForURL(/\/verstrekkingen\/[^/]+\?/);
	assert.ok((await tekst(page)).includes('RAC 2026-7'));
	await gaaf(page, 'verstrekking');
	await page.locator('[name=bruikbaar][value=ja]').check();
	await page.locator('[name=opgevolgd][value=deels]').check();
	await page.locator('[name=tekst]').fill('Er is een woning gevonden');
	await druk('Terugkoppeling vastleggen');
	await page.waitForLoadState();
	assert.ok((await tekst(page)).includes('Er is een woning gevonden'));
});

test('an incidental third party declares secrecy first', async () => {
	await naar(page, `${pad}/derden/nieuw`);
	await page.locator('[name=naam]').fill('J. Wolfs');
	for (const veld of ['functie', 'deskundigheid', 'rol']) await page.locator(`[name=${veld}]`).fill(' ');
	await druk('Vastleggen');
	await page.waitForLoadState();
	assert.ok((await tekst(page)).includes('Zonder verklaring krijgt een derde niets.'));
	await gaaf(page, 'derde-fouten');
});

test('another house says known or unknown, and who reviews there sees that it was asked', async () => {
	await naar(page, `${pad}/bekend`);
	await page.locator('[name=betrokkene]').selectOption({ index: 1 });
	await page.locator('[name=huis]').selectOption({ index: 1 });
	await page.locator('[name=op][value=naam]').check();
	await druk('Vragen');
	await page.waitForLoadState();
	assert.match(await tekst(page), /(Bekend|Niet bekend) bij|geen volledige geboortedatum/);
	await gaaf(page, 'bekend');
	const hilde = await world.as(HILDE);
	await naar(hilde, '/bekend/gevraagd');
	await gaaf(hilde, 'bekend-gevraagd');
	const rik = await world.as(RIK);
	assert.equal((await rik.context().request.get(world.url(`${pad}/bekend`))).status(), 403);
});

test('sources are asked from the form, and answer with a condition', async () => {
	await naar(page, `${pad}/verstrekkingen/nieuw?aan=derde`);
	await page.getByLabel('Wat verstrekt u?').fill('Dat er een plan is en wie het voert');
	await page.locator('[name=categorieen][value=identiteit]').check();
	await page.locator('[name=doel]').selectOption({ index: 1 });
	await page.getByLabel('Naam van wie het krijgt').fill('Kredietbank');
	for (const kies of await page.locator('select[name^="b."]').all()) { // the police is asked
		const deel = kies.locator('xpath=ancestor::div[h3]').first();
		if (!(await deel.innerText()).includes('Politie')) await kies.selectOption('niet_gebruikt');
	}
	await druk('Bronnen hierover vragen');
	await page.waitForURL(/gedaan=standpunt_gevraagd/);
	assert.ok((await tekst(page)).includes('Wacht op antwoord'));
	await gaaf(page, 'verstrekkingen-gevraagd');
	const politie = await world.as('anouk.rutten'); // coordinator, asked in the demonstration
	await naar(politie, '/');
	assert.ok((await tekst(politie)).includes('Mogen gegevens mee?'));
	await politie.locator('main a[href^="/standpunten/"]').first().click();
	await politie.waitForURL(/standpunten/);
	const klik = () => politie.locator('main').getByRole('button', { name: 'Antwoord versturen' }).click();
	await politie.locator('[name=antwoord][value=bezwaar]').check();
	await klik();
	await politie.waitForLoadState();
	assert.ok((await tekst(politie)).includes('Leg uit waarom uw organisatie bezwaar maakt.'));
	await gaaf(politie, 'standpunt-fouten');
	await politie.locator('[name=antwoord][value=toestemming]').check();
	await politie.locator('[name=voorwaarden]').fill('Niet doorgeven');
	await klik();
	await politie.waitForURL(/gedaan=standpunt_gegeven/);
	await gaaf(politie, 'standpunt');
	assert.ok((await tekst(politie)).includes('Niet doorgeven'));
});
