// The registers of who guards privacy: a measure until it is done, a covenant with who signed, what ends soon.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound, day, WIDE } from './lib.mjs';
import { startWorld } from './world.mjs';

const HILDE = 'hilde.vroemen';

let world, page;

before(async () => {
	world = await startWorld();
	page = await world.as(HILDE);
});
after(() => world?.stop());

const tekst = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const naar = (pad) => page.goto(world.url(pad));
const druk = (knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).click();

const gaaf = (naam) => checkSound(page, naam);

test('who reviews begins at what waits, and finds every page by keyboard', async () => {
	await naar('/');
	await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Toetsing', exact: true }).click();
	await page.waitForURL(/toetsing$/);
	await gaaf('toetsing-begin');
	await page.setViewportSize(WIDE);
	assert.ok(await page.locator('.sk-tabs').evaluate((nav) => nav.scrollWidth <= nav.clientWidth), 'the groups fit');
	await page.getByRole('navigation', { name: 'Toetsing', exact: true }).getByRole('link', { name: /Registers/ }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/toetsing\/datalekken/);
	await gaaf('toetsing-registers');
	await page.getByRole('navigation', { name: 'Toetsing', exact: true }).getByRole('link', { name: /Registers/ }).focus();
	for (const naam of ['Datalekken', 'DPIA-maatregelen', 'Convenanten', 'Aflopend']) {
		await page.keyboard.press('Tab');
		assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(naam));
	}
	await page.keyboard.press('Enter');
	await page.waitForURL(/toetsing\/aflopend/);
	assert.match(await page.locator('.sk-tabs [aria-current=true]').innerText(), /Registers/);
});

test('a measure is work until it is done, and is looked at again', async () => {
	await naar('/');
	assert.match(await tekst(), /DPIA-maatregel(en)? aan de beurt/);
	await naar('/toetsing/maatregelen');
	await gaaf('maatregelen');
	await page.getByRole('link', { name: 'Maatregel toevoegen' }).click();
	await page.selectOption('[name=huis]', { index: 1 });
	await page.fill('[name=dpia]', 'DPIA beeldbellen 2026');
	await page.fill('[name=wat]', 'Opnemen uitzetten');
	await page.fill('[name=uiterlijk]', day(3));
	await page.evaluate(() => { document.querySelector('main form[method=post]').noValidate = true; });
	await druk('Opslaan');
	assert.match(await tekst(), /Schrijf op wie ervoor zorgt/);
	assert.equal(await page.inputValue('[name=wat]'), 'Opnemen uitzetten');
	await gaaf('maatregel-fout');
	await page.fill('[name=eigenaar]', 'Functioneel beheerder');
	await druk('Opslaan');
	await page.getByRole('link', { name: 'Opnemen uitzetten' }).click();
	await page.fill('[name=klaar]', day(0));
	await page.fill('[name=resultaat]', 'Staat uit voor iedereen.');
	await page.fill('[name=herzien]', day(200));
	await gaaf('maatregel');
	await druk('Opslaan');
	const rij = page.locator('main tr', { hasText: 'Opnemen uitzetten' });
	assert.match(await rij.innerText(), /Klaar/);
});

test('a covenant, who signed it, and who left', async () => {
	await naar('/toetsing/convenanten');
	await gaaf('convenanten');
	await page.locator('main tbody th a').first().click();
	await gaaf('convenant');
	const open = page.locator('main form', { has: page.locator('[name=getekend]') });
	await open.locator('[name=organisatie]').selectOption({ index: 1 });
	await open.locator('[name=wie]').fill('J. Smeets, directeur');
	await open.locator('[name=getekend]').fill(day(-2));
	await druk('Ondertekening vastleggen');
	const rij = page.locator('main tr', { hasText: 'J. Smeets, directeur' });
	assert.equal(await rij.count(), 1);
	await rij.locator('summary').click();
	await rij.locator('[name=laatste]').fill(day(-1));
	await rij.getByRole('button', { name: 'Uittreding vastleggen' }).click();
	assert.match(await page.locator('main tr', { hasText: 'J. Smeets, directeur' }).innerText(), /Tot en met/);
});

test('authorisations that end soon', async () => {
	const sanne = await world.as('sanne.hendrickx');
	await sanne.goto(world.url('/casussen?wie=mijn'));
	await sanne.locator('main tbody th a[href^="/casus/"]').first().click();
	const nummer = (await sanne.textContent('.sk-case__facts dd')).trim();
	await naar('/toetsing/aflopend?dagen=1');
	await gaaf('aflopend-leeg');
	await naar('/toetsing/wie');
	await page.fill('[name=nummer]', nummer);
	await page.locator('main form', { has: page.locator('[name=nummer]') }).getByRole('button').click();
	await page.locator('main [name=reden]').first().fill('Navraag van de betrokkene over wie las.');
	await druk('Toetsing openen');
	await naar('/toetsing/aflopend');
	await page.fill('[name=dagen]', '20');
	await druk('Tonen');
	await gaaf('aflopend');
	assert.match(await tekst(), new RegExp(nummer));
});

test('all pages together are sound', () => checkCollectedHtml());
