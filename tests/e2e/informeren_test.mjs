// Somebody is told: a letter previewed, kept and read back from its PDF; informing postponed and resumed; the public page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkSound as gaaf, day, newPage } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', KEES = 'kees.dassen';
let world, sanne, kees, pad, ander, map;

before(async () => {
	world = await startWorld();
	sanne = await world.as(SANNE);
	kees = await world.as(KEES);
	map = mkdtempSync(join(tmpdir(), 'schakel-brief-'));
	await sanne.goto(world.url('/casussen?wie=mijn'));
	const zaken = await sanne.$$eval('main tbody th a[href^="/casus/"]', (links) => links.map((a) => a.getAttribute('href')));
	[pad] = zaken;
	for (const zaak of zaken.slice(1)) { // one in which somebody may be told later
		await sanne.goto(world.url(`${zaak}/informeren`));
		const uitstel = sanne.locator('main a', { hasText: 'Uitstellen' });
		if (ander || !await uitstel.count()) continue;
		await uitstel.first().click();
		if (await sanne.locator('[name=grond] option[value=opsporing]').count()) ander = zaak;
	}
	assert.ok(ander);
});
after(() => {
	if (map) rmSync(map, { recursive: true });
	return world?.stop();
});

const druk = (page, knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).click();

// What a PDF parser finds in the file behind a link.
async function pdf(page, url) {
	const antwoord = await page.context().request.get(url);
	assert.equal(antwoord.status(), 200);
	assert.equal(antwoord.headers()['content-type'], 'application/pdf');
	const bestand = join(map, 'stuk.pdf');
	writeFileSync(bestand, await antwoord.body());
	execFileSync('qpdf', ['--check', bestand]);
	return { info: execFileSync('pdfinfo', [bestand], { encoding: 'utf8' }),
		bouw: execFileSync('pdfinfo', ['-struct-text', bestand], { encoding: 'utf8' }) };
}

test('a letter is previewed, then kept as it was sent', async () => {
	await sanne.goto(world.url(`${pad}/betrokkenen`));
	await sanne.locator('main a', { hasText: 'Informeren:' }).click();
	await gaaf(sanne, 'informeren');
	await sanne.locator('main a', { hasText: 'Brief schrijven' }).first().click();
	await sanne.fill('[name=adres]', '');
	await sanne.fill('[name=tekst]', 'Geachte heer,\n\nWij werken samen met Çiğdem Şahin.\n\n- eerst het gesprek\n- dan het plan');
	await druk(sanne, 'Voorbeeld bekijken');
	await sanne.locator('#adres-fout').waitFor();
	assert.match(await sanne.inputValue('[name=tekst]'), /Çiğdem/);
	await sanne.fill('[name=adres]', 'Kerkstraat 1\n6211 AA Maastricht');
	await druk(sanne, 'Voorbeeld bekijken');
	await sanne.locator('#voorbeeld').waitFor();
	await gaaf(sanne, 'brief-voorbeeld');
	await druk(sanne, 'Vastleggen als verstuurd');
	await sanne.waitForURL(/\/brieven\//);
	await gaaf(sanne, 'brief-verstuurd');
	const { info, bouw } = await pdf(sanne, await sanne.locator('main a', { hasText: 'Opslaan als PDF' }).evaluate((a) => a.href));
	assert.match(info, /Tagged:\s+yes/);
	assert.match(info, /Title:\s+Informatie over/);
	assert.match(bouw, /H1[^]*Informatie over/);
	assert.match(bouw, /Wij werken samen met Çiğdem Şahin\./);
	assert.match(bouw, /LBody[^]*eerst het gesprek/);
});

test('informing is postponed on a ground, and taken up again', async () => {
	await sanne.goto(world.url(`${ander}/informeren`));
	await sanne.locator('main a', { hasText: 'Uitstellen' }).first().click();
	await sanne.selectOption('[name=grond]', 'opsporing');
	await sanne.fill('[name=reden]', 'Er loopt een onderzoek.');
	await sanne.fill('[name=bron]', 'Officier van justitie');
	await sanne.fill('[name=herzien]', day(300));
	await druk(sanne, 'Uitstel vastleggen');
	await sanne.locator('#herzien-fout').waitFor();
	assert.equal(await sanne.inputValue('[name=reden]'), 'Er loopt een onderzoek.');
	await gaaf(sanne, 'informeren-uitstel');
	await sanne.fill('[name=herzien]', day(30));
	await druk(sanne, 'Uitstel vastleggen');
	await sanne.waitForURL(/\/informeren/);
	assert.match(await sanne.textContent('main'), /Uitgesteld: Onderzoek of vervolging/);
	await sanne.locator('main a', { hasText: 'Grond vervallen' }).first().click();
	await sanne.fill('[name=reden]', 'Het onderzoek is gesloten.');
	await druk(sanne, 'Uitstel beëindigen');
	await sanne.waitForURL(/\/informeren/);
	assert.match(await sanne.textContent('main'), /Alsnog informeren/);
});

test('the plan as PDF is tagged and named after the case', async () => {
	await sanne.goto(world.url(`${pad}/plan`));
	const { info, bouw } = await pdf(sanne, world.url(`${pad}/plan/pdf`));
	assert.match(info, /Title:\s+Plan van aanpak/);
	assert.match(bouw, /H1[^]*Plan van aanpak/);
});

test('the minutes as PDF hold what the reader sees', async () => {
	await sanne.goto(world.url('/overleg'));
	const overleggen = await sanne.$$eval('main a[href^="/overleg/"]', (links) => [...new Set(links.map((a) => a.pathname.split('/')[2]))]);
	for (const id of overleggen) {
		const antwoord = await sanne.context().request.get(world.url(`/overleg/${id}/verslag`));
		if (antwoord.status() !== 200) continue;
		const { bouw } = await pdf(sanne, world.url(`/overleg/${id}/verslag/pdf`));
		assert.match(bouw, /H1[^]*Verslag/);
		return;
	}
});

test('a house says in public what it does, and who keeps it writes the words', async () => {
	const anoniem = await newPage(world.browser);
	await anoniem.goto(world.url('/inloggen'));
	await anoniem.locator('a', { hasText: 'Over de Zorg- en Veiligheidshuizen' }).click();
	await anoniem.locator('main h2 a').first().click();
	const url = anoniem.url();
	assert.match(await anoniem.textContent('main'), /Uw rechten[^]*Waarvoor worden gegevens gebruikt/);
	await gaaf(anoniem, 'over-huis');
	await kees.goto(world.url('/beheer/huizen'));
	await kees.locator('main tbody th a', { hasText: await anoniem.textContent('h1') }).first().click();
	await kees.locator('main a', { hasText: 'Openbare pagina' }).click();
	await kees.fill('[name=contactpunt]', 'Het college van Maastricht, 14 043');
	await gaaf(kees, 'huis-openbaar');
	await druk(kees, 'Opslaan');
	await anoniem.goto(url);
	assert.match(await anoniem.textContent('main'), /Het college van Maastricht, 14 043/);
});
