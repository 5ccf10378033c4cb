// The first road, by the people who go it: a partner refers somebody, the intake completes, the weegploeg decides, the
// procesregisseur opens the case and keeps it, a partner who was admitted works along, one who was not sees nothing.
//
// Each page on the road is handed to look(page, who, name?), which checks it. What later tests need stands in state.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { day } from './day.mjs';

export const main = (page) => page.getByRole('main');
export const says = async (page, pattern) => assert.match(await page.locator('main').innerText(), pattern);

// Presses the button with this name, the last when there are two, and waits for the page that comes.
export async function press(page, name) {
	const button = main(page).getByRole('button', { name, exact: true }).last();
	await Promise.all([page.waitForNavigation(), button.click()]);
}
export const fill = async (page, fields) => {
	for (const [name, value] of Object.entries(fields)) await main(page).locator(`[name="${name}"]`).fill(value);
};
export const choose = async (page, fields) => {
	for (const [name, value] of Object.entries(fields)) await page.check(`[name="${name}"][value="${value}"]`);
};
export const checkEach = async (page, selector) => {
	for (const element of await page.locator(selector).all()) await element.check();
};
export async function follow(page, name) {
	await Promise.all([page.waitForNavigation(), main(page).getByRole('link', { name }).first().click()]);
}

const PERSON = { 'a.gemeente': 'Maastricht', 'a.p0.voornamen': 'Ferdinand', 'a.p0.voorvoegsel': "in 't",
	'a.p0.geslachtsnaam': 'Zandsteen', 'a.p0.dag': '3', 'a.p0.maand': '11', 'a.p0.jaar': '1984' };
const REASONS = { 'a.aanleiding': 'Derde melding van overlast in twee weken, nu met bedreiging van de buren.',
	'a.gedrag': 'Schreeuwt ’s nachts en gooit spullen van het balkon.',
	'a.geprobeerd': 'Gesprekken met de wijkagent en de woningcorporatie.',
	'a.lokaal': 'Zorg en straf weten niet van elkaar wat zij doen.', 'a.doel': 'Rust in de straat en behandeling.' };
const PDF = { name: 'mutaties.pdf', mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') };
export const NAME = "Ferdinand in 't Zandsteen";
const WHO = 'rik.schreurs';

const steps = [
	async function person(page, look) {
		await press(page, 'Opslaan en verder');
		await look(page, WHO, 'aanmelden-fout', [/400/]);
		await choose(page, { 'a.soort': 'persoon', 'a.p0.geslacht': 'M' });
		await fill(page, PERSON);
		await page.selectOption('[name="a.p0.bsn_reden"]', 'niet_toegestaan');
	},
	async function reasons(page) {
		await choose(page, { 'a.thema': 'multiproblematiek', 'a.urgentie': 'spoed' });
		await checkEach(page, '[name="a.leefgebieden"][value=huisvesting], [name="a.leefgebieden"][value=justitie]');
		await fill(page, REASONS);
	},
	async function criteria(page) {
		await checkEach(page, '[name^="a.c."][value=ja]');
		for (const why of await page.locator('[name^="a.m."]').all()) await why.fill('Zie de mutaties.');
		await choose(page, { 'a.risico': 'midden' });
	},
	async function ground(page) {
		await fill(page, { 'a.taak': 'Politiewet artikel 3', 'a.noodzaak': 'Zonder politie en zorg samen komt er geen plan.' });
		await choose(page, { 'a.categorieen': 'politiegegevens', 'a.wpg': '8', 'a.p0.geinformeerd': 'mondeling' });
	},
	async function partners(page) {
		await page.setInputFiles('[name=bestand]', PDF);
		await fill(page, { titel: 'Mutaties van oktober', 'a.partners': 'Woningcorporatie' });
		await press(page, 'Bijlage toevoegen');
		await says(page, /Mutaties van oktober/);
	},
];

async function refer(world, look, state) {
	const page = await world.as(WHO);
	await page.goto(world.url('/'));
	await follow(page, 'Nieuwe aanmelding');
	for (const step of steps) {
		await step(page, look);
		await look(page, WHO);
		await press(page, 'Opslaan en verder');
	}
	await says(page, new RegExp(`${NAME}[\\s\\S]*Politiegegevens`));
	await look(page, WHO);
	await page.check('[name=akkoord]');
	await press(page, 'Aanmelding versturen');
	await look(page, WHO);
	state.nummer = await page.textContent('h1');
	state.aanmelding = new URL(page.url()).pathname;
	assert.match(state.nummer, /^AM-\d{4}-\d{4}$/);
	await page.close();
}

async function complete(world, look, state) {
	const intake = state.aanmelding.replace('/aanmeldingen', '/intake');
	const noor = await world.as('noor.habets');
	await noor.goto(world.url(intake));
	await look(noor, 'noor.habets');
	await fill(noor, { tekst: 'Is de reclassering al betrokken?' });
	await press(noor, 'Vraag versturen');

	const rik = await world.as(WHO);
	await rik.goto(world.url('/'));
	await follow(rik, state.nummer);
	await fill(rik, { tekst: 'Ja, sinds september houdt zij toezicht.' });
	await press(rik, 'Aanvulling versturen');
	await rik.close();

	await noor.goto(world.url(intake));
	await says(noor, /sinds september houdt zij toezicht/);
	await press(noor, 'Aanvulling is voldoende');
	await follow(noor, 'Koppelen aan een persoon');
	await look(noor, 'noor.habets');
	await press(noor, 'Nieuwe persoon maken');
	await noor.getByLabel('Huis Maastricht-Heuvelland').or(noor.getByLabel(/Maastricht-Heuvelland$/)).first().check();
	await press(noor, 'Huis vastleggen');
	await look(noor, 'noor.habets', 'intake-compleet');
	await noor.close();
}

async function weigh(world, look, state) {
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url('/weging/nieuw'));
	await fill(page, { datum: day(), tijd: '23:30', plaats: 'Maastricht, kamer 2' });
	await press(page, 'Weging plannen');
	await look(page, 'sanne.hendrickx');
	state.weging = new URL(page.url()).pathname;
	await follow(page, NAME);
	await look(page, 'sanne.hendrickx');
	await press(page, 'Op de agenda zetten');
	await page.goto(world.url(`${state.weging}/agenda`));
	await page.getByLabel('Femke de Groot').check();
	await page.getByLabel('Anouk Rutten').check();
	await press(page, 'Aanwezigheid opslaan');
	await look(page, 'sanne.hendrickx');
	await press(page, 'Weging beginnen');
	await follow(page, NAME);
	await look(page, 'sanne.hendrickx', 'weegpunt');
	state.punt = new URL(page.url()).pathname;
	await page.close();
}

// Present partners read the point; the decision needs the judgement first.
async function decide(world, look, state) {
	for (const who of ['femke.groot', 'anouk.rutten']) {
		const partner = await world.as(who);
		await partner.goto(world.url(state.punt));
		await says(partner, /bedreiging van de buren/);
		assert.equal(await main(partner).getByRole('button', { name: 'Besluit vastleggen' }).count(), 0);
		await look(partner, who);
		await partner.close();
	}
	const page = await world.as('sanne.hendrickx');
	const decision = async () => {
		await choose(page, { uitkomst: 'casus' });
		await page.getByLabel('Femke de Groot, Openbaar').check();
		await page.getByLabel('Anouk Rutten, Politie').check();
		await fill(page, { reden: 'Straf, zorg en gemeente zijn samen nodig.' });
		await press(page, 'Besluit vastleggen');
	};
	await page.goto(world.url(state.punt));
	await decision();
	await says(page, /Beoordeel eerst alle criteria/);
	assert.equal(await page.inputValue('[name=reden]'), 'Straf, zorg en gemeente zijn samen nodig.');
	await look(page, 'sanne.hendrickx', 'weegpunt-fout', [/400/]);
	await checkEach(page, '[name^="o."][value=ja]');
	await choose(page, { risico: 'hoog' });
	await fill(page, { risico_reden: 'Dreigt met geweld tegen de buren.' });
	await press(page, 'Oordeel opslaan');
	await decision();
	await says(page, /Het besluit is vastgelegd/);
	await page.goto(world.url(state.punt));
	await look(page, 'sanne.hendrickx', 'weegpunt-besloten');
	await page.close();
}

async function open(world, look, state) {
	const page = await world.as('tim.boesten');
	await page.goto(world.url('/'));
	await follow(page, state.nummer);
	await look(page, 'tim.boesten');
	const tim = page.locator('[name=procesregisseur] option', { hasText: 'Tim Boesten' });
	await page.selectOption('[name=procesregisseur]', await tim.getAttribute('value'));
	await fill(page, { aanbrenger_taak: 'Houdt contact met de buren', risico_reden: 'Bedreiging van de buren.',
		herbeoordeling: day(60) });
	await choose(page, { intensiteit: 'integraal' });
	await page.selectOption('[name=risico]', 'hoog');
	await press(page, 'Casus openen');
	await says(page, /U bent procesregisseur/);
	await says(page, /Wat nu\s+0 van 5 gedaan/);
	state.casus = new URL(page.url()).pathname;
	state.casusnummer = (await page.locator('main').innerText()).match(/ZV-\d{4}-\d{4}/)[0];
	await look(page, 'tim.boesten', 'casus-nieuw');
	await page.close();
}

async function admit(page, casus, name, { role, levels }) {
	await page.goto(new URL(`${casus}/toegang/nieuw`, page.url()).href);
	await fill(page, { zoek: name });
	await press(page, 'Zoeken');
	await follow(page, name);
	await page.selectOption('[name=functie]', role);
	for (const [part, level] of Object.entries(levels)) await page.selectOption(`[name=${part}]`, level);
	await page.selectOption('[name=grond]', 'casusteam');
	await fill(page, { tot: day(90) });
}

async function keep(world, look, state) {
	const page = await world.as('tim.boesten');
	await page.goto(world.url(state.casus));
	await admit(page, state.casus, 'Lotte Veldkamp', { role: 'casemanager', levels: { kern: '2', tijdlijn: '3' } });
	await look(page, 'tim.boesten');
	await press(page, 'Toegang geven');
	await admit(page, state.casus, 'Els Vroomen', { role: 'procesondersteuner', levels: { kern: '3', tijdlijn: '3' } });
	await press(page, 'Toegang geven');
	await says(page, /Lotte Veldkamp[\s\S]*Els Vroomen|Els Vroomen[\s\S]*Lotte Veldkamp/);
	await page.goto(world.url(`${state.casus}/betrokkenen/nieuw`));
	await look(page, 'tim.boesten');
	await page.selectOption('[name=rol]', 'partner');
	await page.selectOption('[name=relatie]', 'partner');
	await page.selectOption('[name=bij]', { label: NAME });
	await fill(page, { voornamen: 'Wilma', voorvoegsel: 'van der', geslachtsnaam: 'Beek', geboren: '1986' });
	await page.selectOption('[name=geslacht]', 'V');
	await page.selectOption('[name=bsn_reden]', 'onbekend');
	await press(page, 'Persoon toevoegen');
	await says(page, /Wilma van der Beek/);
	await look(page, 'tim.boesten');
	await page.goto(world.url(`${state.casus}/relaties/nieuw`));
	await look(page, 'tim.boesten');
	await page.goto(world.url(state.casus));
	await says(page, /Wat nu\s+1 van 5 gedaan/); // Lotte's organisation is in the team
	await follow(page, 'Veiligheidsafspraken vastleggen');
	await fill(page, { tekst: 'Ga met zijn tweeën op huisbezoek.' });
	await press(page, 'Afspraak toevoegen');
	await look(page, 'tim.boesten');
	await page.goto(world.url(`${state.casus}/fase`));
	await choose(page, { fase: 'plan' });
	await fill(page, { toelichting: 'De analyse is besproken met alle partners.' });
	await press(page, 'Fase wijzigen');
	await page.goto(world.url(state.casus));
	await fill(page, { tekst: 'Huisbezoek: de deur bleef dicht.' });
	await press(page, 'Toevoegen');
	for (const pattern of [/Wat nu\s+2 van 5 gedaan/, /de deur bleef dicht/, /met zijn tweeën op huisbezoek/, /Plan van aanpak\s+sinds/]) {
		await says(page, pattern);
	}
	await look(page, 'tim.boesten', 'casus-tijdlijn');
	await page.close();
}

async function workAlong(world, look, state) {
	const lotte = await world.as('lotte.veldkamp');
	await lotte.goto(world.url('/'));
	await follow(lotte, new RegExp(NAME));
	await says(lotte, /met zijn tweeën op huisbezoek/);
	assert.equal(await lotte.locator('#start-titel').count(), 0); // that is for who keeps the case
	await fill(lotte, { tekst: 'Het Fact-team gaat donderdag langs.' });
	await press(lotte, 'Toevoegen');
	await says(lotte, /Fact-team gaat donderdag langs/);
	await look(lotte, 'lotte.veldkamp', 'casus-partner');
	await follow(lotte, 'Toegang en grondslag');
	await choose(lotte, { gevraagd: 'zrm' });
	await lotte.selectOption('[name=niveau]', '2');
	await fill(lotte, { reden: 'Om de eigen meting erop af te stemmen.' });
	await press(lotte, 'Verzoek versturen');
	await lotte.close();

	const tim = await world.as('tim.boesten');
	await tim.goto(world.url(`${state.casus}/toegang`));
	await says(tim, /Om de eigen meting erop af te stemmen/);
	await tim.locator('main a[href*="/verzoek/"]').first().click();
	await tim.waitForURL(/verzoek/);
	await look(tim, 'tim.boesten');
	await tim.close();
}

async function measure(world, look, state) {
	const page = await world.as('tim.boesten');
	await page.goto(world.url(`${state.casus}/zrm`));
	await follow(page, 'Nieuwe meting');
	await checkEach(page, '[name^="score."][value="2"]');
	await press(page, 'Meting opslaan');
	await says(page, /De meting is opgeslagen/);
	await look(page, 'tim.boesten');
	await page.close();
}

// The last step, when all the rest has been looked at: decided with a public partner, read back, and only then closed.
export async function scaleDown(world, look, state) {
	const page = await world.as('tim.boesten');
	await page.goto(world.url(`${state.casus}/afschalen`));
	await checkEach(page, 'main form [type=checkbox]');
	await choose(page, { reden: 'lokaal' });
	await page.locator('[name=niveau]').first().check();
	await fill(page, { motivering: 'De rust is terug.', ontvanger: 'Sociaal team Wittevrouwenveld',
		'v.bereikt': 'Behandeling en rust in de straat.', 'v.zorgen': 'Let op geldzorgen.', 'v.terug': 'Bij nieuw geweld.' });
	await press(page, 'Verder naar bevestigen');
	await look(page, 'tim.boesten', 'afschalen-bevestigen');
	await press(page, 'Sluiten en afschermen');
	await page.close();
	const lotte = await world.as('lotte.veldkamp');
	assert.equal((await lotte.goto(world.url(state.casus))).status(), 404); // she was admitted until now
	await lotte.close();
}

// Not by the address, not in a list, not by searching, and not by the answer either: it is as if it were not there.
async function seeNothing(world, look, state) {
	const petra = await world.as('petra.claessens');
	for (const path of [state.casus, `${state.casus}/logboek`, `${state.casus}/betrokkenen`, state.aanmelding]) {
		const answer = await petra.goto(world.url(path));
		assert.equal(answer.status(), 404, path);
		assert.doesNotMatch(await petra.content(), /Zandsteen|ZV-/);
	}
	await look(petra, 'petra.claessens', 'niet-gevonden', [/404/]);
	for (const path of ['/', '/casussen?wie=alle', '/zoek?q=Zandsteen', '/meldingen']) {
		await petra.goto(world.url(path));
		assert.doesNotMatch(await petra.locator('main').innerText(), /in 't Zandsteen/, path);
	}
	await petra.close();
}

export function road(world, look, state) {
	test('a partner refers somebody in six steps', () => refer(world, look, state));
	test('the intake asks, gets its answer, links the person and routes', () => complete(world, look, state));
	test('the weging is planned, with police and OM present', () => weigh(world, look, state));
	test('partners read along; the decision comes after the judgement', () => decide(world, look, state));
	test('the procesregisseur opens the case', () => open(world, look, state));
	test('and keeps it: admission, veiligheidsafspraak, phase, note', () => keep(world, look, state));
	test('and measures with the ZRM', () => measure(world, look, state));
	test('the admitted partner works along', () => workAlong(world, look, state));
	test('who was not admitted sees nothing', () => seeNothing(world, look, state));
}
