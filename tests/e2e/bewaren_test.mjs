// What is kept until when, and what goes: seen on the case, proposed by one, approved by another, destroyed, certified.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound as gaaf, until } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', HILDE = 'hilde.vroemen', MARJOLEIN = 'marjolein.tonnaer';

let world, zaak;
const wie = {};

before(async () => {
	world = await startWorld();
	for (const naam of [SANNE, HILDE, MARJOLEIN]) wie[naam] = await world.as(naam);
});
after(() => world?.stop());

const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const naar = (page, pad) => page.goto(world.url(pad));
const druk = (page, knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).click();

test('the case says until when, and why it may not be kept longer yet', async () => {
	const page = wie[SANNE];
	await naar(page, '/casussen?wie=mijn');
	zaak = await page.$eval('main tbody th a[href^="/casus/"]', (a) => a.getAttribute('href'));
	await naar(page, zaak);
	assert.match(await tekst(page), /Bewaren tot \d\d-\d\d-\d{4} \(nog \d/);
	await page.locator(`a[href="${zaak}/bewaren"]`).click();
	await page.waitForLoadState();
	assert.match(await tekst(page), /Eerste verwerking/);
	await gaaf(page, 'bewaren');
});

test('a hold by number, and lifted again', async () => {
	const page = wie[HILDE];
	await naar(wie[SANNE], zaak);
	const nummer = (await wie[SANNE].textContent('.sk-case__facts dd')).trim();
	await naar(page, '/vernietigen/stop');
	await page.fill('[name=nummer]', nummer);
	await page.fill('[name=reden]', 'Vordering tegen de gemeente.');
	await druk(page, 'Stop instellen');
	assert.match(await tekst(page), new RegExp(nummer));
	await gaaf(page, 'vernietigstop');
	await naar(wie[SANNE], `${zaak}/bewaren`);
	assert.match(await tekst(wie[SANNE]), /Deze casus wordt nu niet vernietigd/);
	await naar(page, '/vernietigen/stop');
	await page.locator('main summary', { hasText: 'Stop opheffen' }).click();
	await page.fill('#reden-1', 'De zaak is geschikt.');
	await druk(page, 'Stop opheffen');
	assert.match(await tekst(page), /Er staat geen stop/);
});

test('proposed by one, approved by another, destroyed by itself, and certified', async () => {
	const hilde = wie[HILDE], marjolein = wie[MARJOLEIN];
	await naar(hilde, '/vernietigen');
	await gaaf(hilde, 'vernietigen');
	const rij = hilde.locator('main tr', { has: hilde.locator('[name=dossiers]') }).first();
	assert.ok(await rij.count(), 'the demonstration has an aanmelding that was not taken up');
	const nummer = (await rij.locator('th').innerText()).split(/\s/)[0];
	await naar(hilde, '/vernietigen/eerder');
	await hilde.fill('[name=nummer]', nummer);
	await hilde.fill('[name=reden]', 'Weg');
	await druk(hilde, 'Voorstellen');
	assert.match(await tekst(hilde), /Schrijf op waarom/);
	await gaaf(hilde, 'vernietigen-eerder');
	await hilde.fill('[name=reden]', 'Dubbel gedaan door de aanmelder.');
	await druk(hilde, 'Voorstellen');
	assert.match(await tekst(hilde), /Wie voorstelt, beoordeelt niet zelf/);
	await naar(marjolein, '/vernietigen');
	await marjolein.locator('main a', { hasText: nummer }).first().click();
	await marjolein.waitForLoadState();
	await gaaf(marjolein, 'vernietiging-oordeel');
	await marjolein.check('[name=oordeel][value=ja]');
	await druk(marjolein, 'Oordeel vastleggen');
	await marjolein.waitForURL(/\/vernietigen/);
	await until(async () => { // the timed job looks every five seconds
		await naar(hilde, '/vernietigen/verklaringen');
		return (await tekst(hilde)).includes(nummer);
	}, `a certificate of ${nummer}`);
	await gaaf(hilde, 'verklaringen');
	await hilde.locator('main a', { hasText: nummer }).first().click();
	await hilde.waitForLoadState();
	assert.match(await tekst(hilde), /Hilde Vroemen/);
	assert.match(await tekst(hilde), /Marjolein Tonnaer/);
	await gaaf(hilde, 'verklaring');
	const pdf = await hilde.context().request.get(world.url(`${new URL(hilde.url()).pathname}/pdf`));
	assert.equal(pdf.status(), 200);
	assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
	await naar(hilde, '/vernietigen');
	assert.ok(!(await tekst(hilde)).includes(nummer));
});

test('all pages are valid HTML', () => checkCollectedHtml());
