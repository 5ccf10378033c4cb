// A plan in a browser: made by the procesregisseur, answered by a partner, fixed, changed, compared, stuck and escalated.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, day, keep, screenshot } from './lib.mjs';
import { startWorld } from './world.mjs';

let world, casus, sanne, rik;

before(async () => {
	world = await startWorld();
	sanne = await world.as('sanne.hendrickx');
	rik = await world.as('rik.schreurs');
	await sanne.goto(world.url('/casussen'));
	await sanne.locator('main th a').first().click();
	await sanne.waitForURL(/\/casus\//);
	casus = new URL(sanne.url()).pathname;
	await sanne.goto(world.url(`${casus}/toegang/nieuw`)); // Rik comes into the team: he reads the plan, and answers his own
	await sanne.locator('main a', { hasText: 'Rik Schreurs' }).first().click();
	await sanne.selectOption('[name=grond]', 'casusteam');
	await sanne.fill('[name=tot]', day(400));
	await send(sanne);
	await sanne.waitForURL(/gedaan=/);
});
after(() => world?.stop());

const open = (page, path) => page.goto(world.url(casus + path));
const send = (page) => page.locator('main form[method=post] [type=submit]').first().click();
const main = (page) => page.textContent('main');

test('the procesregisseur makes a plan with goals and afspraken', async () => {
	await open(sanne, '/plan');
	if (await sanne.locator('text=Plan beginnen').count()) { // the case may have one
		await checkPage(sanne, { name: 'plan-leeg' });
		await sanne.click('text=Plan beginnen');
		await sanne.waitForURL(/gedaan=/);
	}
	for (const [gebied, tekst] of [['geestelijke_gezondheid', 'Is in behandeling en gebruikt zijn medicatie zoals afgesproken'],
		['huisvesting', 'Woont zes maanden in de oefenwoning zonder ernstige overlast']]) {
		await open(sanne, '/plan/doel');
		await sanne.selectOption('[name=leefgebied]', gebied);
		await sanne.fill('[name=tekst]', tekst);
		await sanne.fill('[name=woorden]', 'Ik wil weer slapen en niet steeds opgepakt worden.');
		await sanne.fill('[name=streefdatum]', day(120));
		await send(sanne);
		await sanne.waitForURL(/\/plan(\?|$)/);
	}
	await open(sanne, '/plan/tekst');
	await checkPage(sanne, { name: 'plan-tekst', allow: [/status of 400/] });
	await sanne.fill('[name=samenvatting]', 'Schulden, slecht slapen en overlast versterken elkaar. Met zijn moeder gaat het goed.');
	await sanne.fill('[name=woorden]', 'Een eigen deur die dicht kan. Geen gedoe met formulieren.');
	await sanne.fill('[name=evaluatie]', day(80));
	await send(sanne);
	await sanne.waitForURL(/\/plan(\?|$)/);
	assert.match(await main(sanne), /Woont zes maanden in de oefenwoning/);
	assert.match(await main(sanne), /Geen gedoe met formulieren/);
});

test('an afspraak belongs to a partner, with its kind and framework', async () => {
	await open(sanne, '/plan');
	await sanne.locator('main a', { hasText: 'Afspraak bij dit doel' }).first().click();
	await sanne.waitForURL(/\/afspraak\?doel=/);
	await checkPage(sanne, { name: 'afspraak-nieuw', allow: [/status of 400/] });
	assert.equal(await sanne.locator('[name=eigenaar] option:has-text("Sanne")').count(), 0);
	await sanne.fill('[name=tekst]', 'Buurtgesprek met de directe buren');
	await send(sanne);
	assert.match(await sanne.title(), /^Fout: /);
	await sanne.selectOption('[name=eigenaar]', { label: (await sanne.locator('[name=eigenaar] option:has-text("Rik Schreurs")').textContent()).trim() });
	await sanne.fill('[name=termijn]', day(10));
	await sanne.check('[name=soort][value=repressie]');
	await sanne.check('[name=kader][value=drang]');
	await send(sanne);
	await sanne.waitForURL(/\/plan(\?|$)/);
	await open(sanne, '/afspraak');
	await sanne.fill('[name=tekst]', 'Aanvraag bewindvoering indienen');
	await sanne.selectOption('[name=organisatie]', { label: 'Gemeente Maastricht, sociaal domein' });
	await sanne.fill('[name=termijn]', day(30));
	await sanne.check('[name=soort][value=zorg]');
	await sanne.check('[name=kader][value=vrijwillig]');
	await send(sanne);
	await sanne.waitForURL(/\/plan(\?|$)/);
	assert.match(await main(sanne), /Nog niet beantwoord/);
	await checkPage(sanne, { name: 'plan', allow: [/status of 400/] });
	await keep(sanne, 'plan');
});

test('the partner declines, is asked again, asks another day and reports', async () => {
	await rik.goto(world.url('/afspraken'));
	await checkPage(rik, { name: 'afspraken' });
	await rik.click('text=Buurtgesprek met de directe buren');
	await rik.waitForURL(/\/afspraak\//);
	await checkPage(rik, { name: 'afspraak' });
	await rik.click('text=Weigeren');
	await rik.waitForURL(/weigeren/);
	await rik.fill('[name=reden]', 'Deze maand geen capaciteit in het team.');
	await send(rik);
	await rik.waitForURL((url) => !url.pathname.endsWith('weigeren'));
	const blad = new URL(rik.url()).pathname;
	await open(sanne, '/plan');
	assert.match(await main(sanne), /geweigerd: “?Deze maand geen capaciteit/);
	await rik.click('main >> text=Aanvaarden');
	await rik.waitForURL(/gedaan=/);
	await rik.click('text=Andere datum vragen');
	await rik.waitForURL(/datum/);
	await rik.fill('[name=voorstel]', day(24));
	await rik.fill('[name=reden]', 'De wijkagent is er dan weer.');
	await send(rik);
	await rik.waitForURL((url) => !url.pathname.endsWith('datum'));
	await sanne.goto(world.url(blad));
	await checkPage(sanne, { name: 'afspraak-uitstel', allow: [/status of 400/] });
	await keep(sanne, 'afspraak');
	await sanne.click('text=Akkoord met deze datum');
	await sanne.waitForURL(/gedaan=/);
	assert.match(await main(sanne), /Andere datum akkoord/);
	await rik.goto(world.url(blad));
	await rik.fill('[name=tekst]', 'Eerste gesprek gehad, buren willen meedenken.');
	await rik.setInputFiles('[name=bestand]', { name: 'verslag.txt', mimeType: 'text/plain', buffer: Buffer.from('Verslag van het gesprek') });
	await rik.click('text=Voortgang opslaan');
	await rik.waitForURL(/gedaan=/);
	assert.match(await main(rik), /Voortgang met bewijs/);
});

test('what was told of an afspraak is corrected, and the reason that was given too', async () => {
	for (const [oud, nieuw] of [['buren willen meedenken', 'Eerste gesprek gehad, een van de buren wil meedenken.'],
		['De wijkagent is er dan weer', 'De wijkagent is dan terug van cursus.']]) {
		await open(sanne, '/rectificeren');
		await checkPage(sanne, { name: 'plan-rectificeren', allow: [/status of 400/] });
		await sanne.locator('main tr', { hasText: 'Voortgang van een afspraak' }).filter({ hasText: oud }).locator('a').click();
		await sanne.waitForURL(/datum=/);
		await sanne.fill('[name=nieuw]', nieuw);
		await sanne.fill('[name=reden]', 'De wijkagent las het verslag na.');
		await send(sanne);
		await sanne.waitForURL(/gedaan=/);
		await rik.goto(rik.url());
		assert.match(await main(rik), new RegExp(nieuw));
		assert.doesNotMatch(await main(rik), new RegExp(oud));
	}
});

test('a version is fixed, the next one differs, and both can be read', async () => {
	await open(sanne, '/plan/vaststellen');
	await sanne.fill('[name=besluit]', 'Kernteam, 4 van 4 organisaties, startoverleg.');
	await send(sanne);
	await sanne.waitForURL(/\/plan(\?|$)/);
	assert.match(await main(sanne), /\d, vastgesteld/);
	await sanne.click('.sk-goal__state >> text=Wijzigen >> nth=0');
	await sanne.waitForURL(/\/plan\/doel\//);
	await sanne.fill('[name=tekst]', 'Is in behandeling en slaapt weer');
	await send(sanne);
	await sanne.waitForURL(/\/plan(\?|$)/);
	await sanne.click('text=Versies vergelijken');
	await sanne.waitForURL(/vergelijken/);
	assert.equal(await sanne.locator('[aria-labelledby=doelen] del').count(), 1);
	assert.match(await sanne.textContent('[aria-labelledby=doelen] ins'), /slaapt weer/);
	await checkPage(sanne, { name: 'plan-vergelijken', allow: [/status of 400/] });
	await screenshot(sanne, 'plan-vergelijken', { fullPage: true });
	await open(sanne, '/plan/versie?nummer=1');
	assert.doesNotMatch(await main(sanne), /slaapt weer/);
	await checkPage(sanne, { name: 'plan-versie', allow: [/status of 400/] });
});

test('stagnation is said in words and taken up the ladder', async () => {
	await open(sanne, '/stagnatie');
	await checkPage(sanne, { name: 'stagnatie-casus', allow: [/status of 400/] });
	await sanne.selectOption('[name=afspraak]', { label: 'Aanvraag bewindvoering indienen' });
	await sanne.selectOption('[name=reden]', 'capaciteit');
	await send(sanne);
	await sanne.waitForURL(/\/stagnatie\/[^/?]+/);
	await sanne.selectOption('[name=stap]', 'management');
	await sanne.fill('[name=aan]', 'Teamleider sociaal domein');
	await sanne.fill('[name=vraag]', 'Wie pakt de aanvraag op voor 1 december?');
	await sanne.click('text=Stap vastleggen');
	await sanne.waitForURL(/gedaan=/);
	await checkPage(sanne, { name: 'stagnatie-blad', allow: [/status of 400/] });
	await keep(sanne, 'stagnatie-blad');
	await sanne.goto(world.url('/stagnatie'));
	assert.match(await main(sanne), /Naar het management van de partner/);
	await checkPage(sanne, { name: 'stagnatie', allow: [/status of 400/] });
	await screenshot(sanne, 'stagnatie', { fullPage: true });
	const manager = await world.as('marjolein.tonnaer');
	await manager.goto(world.url('/stagnatie'));
	assert.match(await main(manager), /Sanne Hendrickx/);
	await checkPage(manager, { name: 'stagnatie-huis' });
	await manager.close();
	await open(sanne, '/stagnatie');
	await screenshot(sanne, 'stagnatie-casus', { fullPage: true });
});

test('on paper the plan is whole, and printing it is in the log', async () => {
	await open(sanne, '/plan/afdrukken');
	await checkPage(sanne, { name: 'plan-afdrukken', allow: [/status of 400/] });
	await sanne.emulateMedia({ media: 'print' });
	await screenshot(sanne, 'plan-druk', { fullPage: true });
	await sanne.emulateMedia({ media: 'screen', colorScheme: 'dark' });
	await open(sanne, '/plan');
	await screenshot(sanne, 'plan-donker', { fullPage: true });
	await sanne.emulateMedia({ media: 'screen', colorScheme: 'light' });
});
