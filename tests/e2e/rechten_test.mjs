// A person asks what is known of him: registered, found, deelnemers heard, decided, given; then a datum is corrected.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkSound as gaaf } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', HILDE = 'hilde.vroemen', FEMKE = 'femke.groot';
let world, pad, verzoek, zaak;
const wie = {}, persoon = {};

// A case of Sanne with Femke of the OM in the team, and who it is about.
before(async () => {
	world = await startWorld();
	for (const naam of [SANNE, HILDE, FEMKE]) wie[naam] = await world.as(naam);
	const page = wie[FEMKE];
	await page.goto(world.url('/casussen?wie=alle'));
	const rijen = await page.$$eval('main tbody th a[href^="/casus/"]', (links) => links.map((a) => a.getAttribute('href')));
	for (const rij of rijen) {
		const antwoord = await wie[SANNE].goto(world.url(`${rij}/rectificeren`));
		if (antwoord.status() !== 200) continue;
		const gegeven = async (naam) => (await wie[SANNE].locator('main tr', { hasText: naam }).first().locator('td').first()
			.textContent()).trim();
		persoon.naam = await gegeven('Achternaam');
		persoon.geboren = await gegeven('Geboortedatum');
		pad = rij;
		break;
	}
	assert.ok(pad && /^\d\d-\d\d-\d{4}$/.test(persoon.geboren), JSON.stringify(persoon));
});
after(() => world?.stop());

const druk = (page, knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).first().click();
const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const naar = (page, url) => page.goto(world.url(url));
const status = async (page, url) => (await page.context().request.get(world.url(url))).status();

test('the contactpunt registers and finds, by number alone', async () => {
	const page = wie[HILDE];
	assert.equal(await status(page, pad), 404);
	assert.equal(await status(wie[SANNE], '/rechten'), 403);
	await naar(page, '/rechten/nieuw');
	await gaaf(page, 'recht-nieuw');
	await page.locator('[name=soort][value=inzage]').check({ force: true });
	await page.locator('[name=vraag]').fill('Wat weet u van mij?');
	await page.locator('[name=verzoeker]').fill(`De heer ${persoon.naam}`);
	await page.locator('[name=antwoordadres]').fill('Havenstraat 1, Maastricht');
	await page.locator('[name=identiteit]').selectOption('document');
	await page.locator('[name=geslachtsnaam]').fill(persoon.naam);
	await page.locator('[name=geboren]').fill(persoon.geboren);
	await druk(page, 'Verzoek vastleggen');
	await page.waitForURL(/\/rechten\/[\w-]{22}/);
	verzoek = new URL(page.url()).pathname;
	await page.locator('[name=reden]').fill('Verzoek om inzage van vandaag');
	await druk(page, 'Zaken zoeken');
	await page.locator('main a[href*="/zaak/"]').first().waitFor();
	await gaaf(page, 'recht');
	assert.equal(await status(page, pad), 404);
	zaak = await page.locator('main tr', { hasText: 'Casus' }).first().locator('a').getAttribute('href');
});

test('each deelnemer answers for itself; then it is decided', async () => {
	const page = wie[HILDE], femke = wie[FEMKE];
	await naar(page, zaak);
	for (const vak of await page.locator('[name=mensen]').all())
		await vak.setChecked((await vak.evaluate((x) => x.labels[0].textContent)).includes('Femke'), { force: true });
	await page.locator('[name=vraag]').fill('Hebt u bezwaar tegen inzage?');
	await druk(page, 'Deelnemers raadplegen');
	await page.waitForURL(/gedaan=recht_geraadpleegd/);
	await naar(femke, '/');
	await femke.locator('main a[href^="/zienswijzen/"]').first().click();
	await femke.waitForURL(/zienswijzen/);
	await gaaf(femke, 'zienswijze');
	assert.equal(await status(femke, verzoek), 403);
	await femke.locator('[name=bezwaar][value=nee]').check({ force: true });
	await druk(femke, 'Zienswijze versturen');
	await femke.waitForURL(/gedaan=zienswijze_gegeven/);
	await naar(page, zaak);
	assert.match(await tekst(page), /Geen bezwaar/);
	await gaaf(page, 'recht-zaak');
	await page.locator('[name=uitkomst][value=toegewezen]').check({ force: true });
	await druk(page, 'Besluit over deze zaak vastleggen');
	await page.waitForURL(/gedaan=recht_zaak_besloten/);
});

test('inzage is given as document and file, once the case is open', async () => {
	const page = wie[HILDE];
	await naar(page, `${verzoek}/inzage`);
	assert.match(await tekst(page), /niet voor u geopend/);
	await naar(page, zaak);
	await druk(page, 'Zaak openen voor dit verzoek');
	await page.waitForURL(/gedaan=recht_geopend/);
	await naar(page, `${verzoek}/inzage`);
	assert.match(await tekst(page), new RegExp(persoon.naam));
	await gaaf(page, 'inzage');
	assert.equal(await status(page, `${verzoek}/inzage/gegevens`), 404);
	await druk(page, 'Inzage geven');
	await page.locator('main a', { hasText: 'PDF' }).waitFor();
	const bestand = await (await page.context().request.get(world.url(`${verzoek}/inzage/gegevens`))).json();
	assert.equal(bestand.schema, 'schakel-inzage-1');
	assert.ok(bestand.zaken[0].bekeken_door.length > 0);
	const pdf = await (await page.context().request.get(world.url(`${verzoek}/inzage/pdf`))).body();
	assert.equal(pdf.subarray(0, 4).toString(), '%PDF');
});

test('the procesregisseur corrects a datum and tells who brought it in', async () => {
	const page = wie[SANNE];
	await naar(page, `${pad}/rectificeren`);
	await gaaf(page, 'rectificeren');
	await page.locator('main tr', { hasText: 'Achternaam' }).first().locator('a').click();
	await page.locator('[name=nieuw]').fill('Rectifica');
	await page.locator('[name=reden]').fill('Paspoort gezien');
	await druk(page, 'Corrigeren');
	await page.waitForURL(/gedaan=gerectificeerd/);
	assert.match(await tekst(page), /Paspoort gezien/);
	await gaaf(page, 'rectificaties');
	await naar(page, `${pad}/logboek`);
	assert.match(await tekst(page), /gerectificeerd/);
	const namen = await page.locator('main tr', { hasText: 'Naam:' }).allInnerTexts(); // the ledger still says who got the inzage
	assert.ok(namen.length > 0);
	for (const rij of namen) assert.doesNotMatch(rij, new RegExp(persoon.naam));
});
