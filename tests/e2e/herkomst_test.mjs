// What a provider says of his datum: conditions and medical secrecy of a file and a measurement, and what a regime has no place for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkSound, day } from './lib.mjs';
import { startWorld } from './world.mjs';

let world, sanne, casus;

before(async () => {
	world = await startWorld();
	sanne = await world.as('sanne.hendrickx');
	await sanne.goto(world.url('/casussen?wie=mijn'));
	const paden = await sanne.$$eval('main tbody th a[href^="/casus/"]', (all) => all.map((a) => a.getAttribute('href')));
	for (const pad of paden) { // one in which something may be measured
		await sanne.goto(world.url(pad));
		if (!(await sanne.locator('main nav a[href$="/zrm"]').count())) continue;
		casus = pad;
		break;
	}
	assert.ok(casus, 'a case of Sanne with measurements');
});
after(() => world?.stop());

const tekst = async () => (await sanne.locator('main').innerText()).replace(/\s+/g, ' ');
const gaaf = (naam) => checkSound(sanne, naam, { allow: [/status of 400/] });

test('a file under medical secrecy asks its ground and day, and keeps its condition', async () => {
	const stuk = { name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Brief van de behandelaar.\n') };
	await sanne.goto(world.url(`${casus}/documenten`));
	await sanne.setInputFiles('[name=bestand]', stuk);
	await sanne.fill('[name=titel]', 'Brief van de behandelaar');
	await sanne.selectOption('[name=beroepsgeheim]', 'toestemming');
	await sanne.fill('[name=voorwaarden]', 'Niet met de betrokkene bespreken');
	await sanne.locator('main form[method=post] [type=submit]').last().click();
	await sanne.waitForSelector('#beroepsgeheim_op-fout');
	assert.equal(await sanne.inputValue('[name=voorwaarden]'), 'Niet met de betrokkene bespreken');
	assert.equal(await sanne.inputValue('[name=beroepsgeheim]'), 'toestemming');
	await gaaf('herkomst-fout');
	await sanne.setInputFiles('[name=bestand]', stuk);
	await sanne.fill('[name=beroepsgeheim_op]', day());
	await sanne.locator('main form[method=post] [type=submit]').last().click();
	await sanne.waitForURL(/gedaan=/);
	assert.match(await tekst(), /Beroepsgeheim, gedeeld op grond van.*Voorwaarde van de verstrekker: Niet met de betrokkene bespreken/);
	await gaaf('herkomst-documenten');
});

test('a measurement takes a condition along', async () => {
	await sanne.goto(world.url(`${casus}/zrm`));
	await sanne.locator('main a[href*="/zrm/"][href*="/nieuw"]').first().click();
	await sanne.waitForURL(/\/nieuw/);
	assert.equal(await sanne.locator('[name=voorwaarden]').count(), 1);
	await gaaf('herkomst-meting');
});
