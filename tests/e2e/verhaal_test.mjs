// One overleg with six people, from the invitation to the minutes: four browsers live at once, lines typed in the same
// moment, somebody at the table who may not know of the case, and what each of the six reads afterwards.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkNoCspErrors, day, NARROW, screenshot, until, validateHtml, WIDE } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', RIK = 'rik.schreurs', FEMKE = 'femke.groot', ANOUK = 'anouk.rutten',
	PETRA = 'petra.claessens';
const TEAM = [SANNE, RIK, FEMKE, ANOUK];
const NAMEN = { [RIK]: 'Rik Schreurs', [FEMKE]: 'Femke de Groot', [ANOUK]: 'Anouk Rutten', [PETRA]: 'Petra Claessens',
	'arie.peters': 'Arie Peters', 'deniz.yilmaz': 'Deniz Yilmaz', 'karin.bouts': 'Karin Bouts' };

let world, zaak, naam, overleg, gast, ZES; // gast: a partner who is not in the team
const wie = {};

before(async () => {
	world = await startWorld();
	for (const een of [...TEAM, PETRA]) wie[een] = await world.as(een);
});
after(() => world?.stop());

const naar = (page, pad) => page.goto(world.url(pad));
const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const regel = (page, zin) => page.locator('#live .sk-vast__t', { hasText: zin });
const ziet = (page, zin) => regel(page, zin).waitFor();
const niets = async (page, ...woorden) => {
	const html = await page.content();
	for (const woord of woorden) assert.ok(!html.includes(woord), `${page.url()} shows ${woord}`);
};
async function typ(page, soort, zin) {
	await page.check(`input[value=${soort}]`, { force: true });
	await page.fill('#tekst', zin);
	await page.press('#tekst', 'Enter');
}
const kies = async (page, veld, deel) => page.selectOption(veld, { label: await page.locator(`${veld} option`,
	{ hasText: deel }).first().textContent() });

// The first case of Sanne's with Femke of the OM and Anouk of the police in its team; Rik comes into it.
async function casusKiezen() {
	const page = wie[SANNE];
	await naar(page, '/casussen?wie=mijn');
	for (const pad of await page.$$eval('main tbody th a[href^="/casus/"]', (all) => all.map((a) => a.getAttribute('href')))) {
		await naar(page, `${pad}/toegang`);
		const team = await tekst(page);
		if (!team.includes(NAMEN[FEMKE]) || !team.includes(NAMEN[ANOUK])) continue;
		zaak = pad;
		gast = ['arie.peters', 'deniz.yilmaz', 'karin.bouts'].find((een) => !team.includes(NAMEN[een]));
		wie[gast] = await world.as(gast);
		ZES = [...TEAM, gast, PETRA];
		naam = (await page.textContent('h1')).replace(/\d+ jaar/, '').trim();
		return team.includes(NAMEN[RIK]);
	}
	throw new Error(`no case with Femke and Anouk: ${page.url()} ${await tekst(page)}`);
}

test('six are invited: the team of the case, and two who know nothing of it', async () => {
	const page = wie[SANNE];
	if (!await casusKiezen()) {
		await naar(page, `${zaak}/toegang/nieuw`);
		await page.locator('main a', { hasText: NAMEN[RIK] }).first().click();
		await page.locator('select[name=grond]').selectOption('casusteam');
		await page.fill('[name=tot]', day(400));
		await page.locator('main form button[type=submit]').first().click();
		await page.waitForURL(/gedaan=/);
	}
	await naar(page, '/overleg/nieuw');
	await page.fill('[name=datum]', day());
	await page.fill('[name=tijd]', '00:05');
	await page.fill('[name=plaats]', 'Stadskantoor 2.14');
	await page.locator('main button[type=submit]').first().click();
	await page.locator('h1', { hasText: 'Casusoverleg' }).waitFor();
	overleg = new URL(page.url()).pathname;
	await kies(page, 'select[name=casus]', naam);
	await page.fill('[name=vraag]', 'Wie zorgt dat de behandeling deze week start?');
	await page.locator('button', { hasText: 'Casus op de agenda zetten' }).click();
	await page.locator('th', { hasText: naam }).first().waitFor();
	await page.fill('[name=titel]', 'Rondvraag');
	await page.click('text=Algemeen punt toevoegen');
	await page.locator('th', { hasText: 'Rondvraag' }).waitFor();
	for (const een of [RIK, FEMKE, ANOUK, gast, PETRA]) {
		if (await page.locator('#inhoud .sk-item', { hasText: NAMEN[een] }).count()) continue; // came with the team
		await kies(page, 'select[name=medewerker]', NAMEN[een]);
		await page.locator('button', { hasText: /^\s*Uitnodigen\s*$/ }).click();
		await page.locator('#inhoud .sk-item', { hasText: NAMEN[een] }).waitFor();
	}
});

test('each gets one calendar file, and it says nothing of the case', async () => {
	const dir = `${world.server.dir}/mail`;
	const mails = () => readdirSync(dir).filter((file) => file.endsWith('.eml'))
		.map((file) => readFileSync(`${dir}/${file}`, 'latin1'))
		.filter((mail) => mail.includes('text/calendar') && ZES.some((een) => mail.includes(`To: ${een}@`)));
	const aan = (een) => mails().filter((mail) => mail.includes(`To: ${een}@`)
		&& Buffer.from(mail.split('--=_schakel')[2].split('\r\n\r\n')[1].replaceAll('\r\n', ''), 'base64').toString()
			.includes('Stadskantoor 2.14'));
	for (const een of ZES) await until(() => aan(een).length >= 1, `an invitation of ${een}`);
	for (const mail of mails()) {
		const text = mail.split('--=_schakel').slice(1, 3).map((part) =>
			Buffer.from(part.split('\r\n\r\n')[1].replaceAll('\r\n', ''), 'base64').toString()).join('');
		for (const woord of naam.split(' ').filter(({ length }) => length > 3)) assert.ok(!text.includes(woord), woord);
	}
});

test('before it begins, two see a slot of time where four see the case', async () => {
	for (const een of ZES) {
		await naar(wie[een], overleg);
		if (TEAM.includes(een)) await wie[een].locator('th', { hasText: naam }).first().waitFor();
		else {
			await wie[een].locator('th', { hasText: 'Besloten agendapunt' }).waitFor();
			await niets(wie[een], naam, zaak, 'behandeling deze week');
		}
	}
});

test('four browsers at one table: what is typed in the same moment reaches all, once', async () => {
	await naar(wie[SANNE], overleg);
	await wie[SANNE].locator('button', { hasText: 'Overleg beginnen' }).click();
	await wie[SANNE].waitForURL(/\/live/);
	await wie[SANNE].locator('.sk-agenda__n', { hasText: naam }).click();
	const nu = wie[SANNE].locator('button', { hasText: 'Nu bespreken' });
	await nu.or(wie[SANNE].locator('#live-nu', { hasText: naam })).first().waitFor();
	if (await nu.count()) await nu.click();
	for (const een of [RIK, FEMKE, ANOUK]) await naar(wie[een], `${overleg}/live`);
	for (const een of TEAM) await wie[een].locator('#live-nu', { hasText: naam }).waitFor();
	const zinnen = { [SANNE]: 'Wijkteam belt de moeder.', [RIK]: 'Twee meldingen deze week.',
		[FEMKE]: 'De zitting is over drie weken.', [ANOUK]: 'De wijkagent kent de buren.' };
	await Promise.all(TEAM.map((een) => typ(wie[een], een === FEMKE ? 'besluit' : 'notitie', zinnen[een])));
	for (const een of TEAM) for (const zin of Object.values(zinnen)) await ziet(wie[een], zin);
	for (const een of TEAM) {
		assert.equal(await wie[een].inputValue('#tekst'), '');
		for (const zin of Object.values(zinnen)) assert.equal(await regel(wie[een], zin).count(), 1, `${een}: ${zin}`);
	}
	await screenshot(wie[FEMKE], 'verhaal-live', { fullPage: true });
});

test('an afspraak by quick entry goes into the plan, and its owner finds it', async () => {
	await typ(wie[SANNE], 'afspraak', 'Behandelaar aanschrijven @groot #justitie tot 4 dec');
	for (const een of TEAM) await ziet(wie[een], 'Behandelaar aanschrijven');
	await wie[RIK].locator('#live .sk-vast__m', { hasText: 'Staat in het plan van aanpak' }).waitFor();
	const page = await world.as(FEMKE);
	await naar(page, '/afspraken');
	await page.locator('main a', { hasText: 'Behandelaar aanschrijven' }).first().click();
	await page.locator('main button', { hasText: /^\s*Aanvaarden\s*$/ }).click();
	await page.waitForURL(/gedaan=/);
	await page.close();
});

test('who sits there and may not know hides the case from the shared screen, not from one\'s own', async () => {
	const eigen = await world.as(SANNE);
	await naar(eigen, `${overleg}/live?eigen=1`);
	await wie[SANNE].locator('button', { hasText: `${NAMEN[PETRA]} is aanwezig` }).click();
	for (const een of [SANNE, RIK, FEMKE]) {
		await wie[een].locator('#live', { hasText: 'Dit punt is verborgen op dit scherm' }).waitFor();
		assert.equal(await wie[een].locator('#live', { hasText: naam }).count(), 0);
	}
	await eigen.locator('#live-nu', { hasText: naam }).waitFor();
	await naar(wie[PETRA], `${overleg}/live`);
	await wie[PETRA].locator('#live-nu', { hasText: 'Besloten agendapunt' }).waitFor();
	await niets(wie[PETRA], naam, zaak, 'wijkagent', 'Behandelaar');
	await wie[SANNE].locator('button', { hasText: `${NAMEN[PETRA]} is aanwezig` }).click();
	for (const een of [SANNE, RIK, FEMKE]) await wie[een].locator('#live-nu', { hasText: naam }).waitFor();
	await eigen.close();
});

test('the general point is for all six', async () => {
	await wie[SANNE].locator('button', { hasText: 'Volgende punt' }).click();
	await naar(wie[gast], `${overleg}/live`);
	for (const een of ZES) await wie[een].locator('#live-nu', { hasText: 'Rondvraag' }).waitFor();
	await typ(wie[gast], 'notitie', 'Volgende keer om tien uur.');
	for (const een of ZES) await ziet(wie[een], 'Volgende keer om tien uur.');
	await niets(wie[gast], naam);
	await niets(wie[PETRA], naam);
});

test('the minutes: four read both points, two read one, and after they are fixed nothing changes', async () => {
	const sanne = wie[SANNE];
	await sanne.locator('button', { hasText: 'Overleg afronden' }).click();
	await sanne.waitForURL(/\/verslag/);
	for (const een of ZES) {
		await naar(wie[een], `${overleg}/verslag`);
		assert.match(await tekst(wie[een]), /Volgende keer om tien uur/);
		if (TEAM.includes(een)) {
			for (const zin of [/Twee meldingen deze week/, /wijkagent kent de buren/, /Behandelaar aanschrijven/])
				assert.match(await tekst(wie[een]), zin);
		} else await niets(wie[een], naam, 'meldingen deze week', 'Behandelaar');
	}
	assert.equal(await wie[RIK].locator('button', { hasText: 'Vaststellen' }).count(), 0);
	await sanne.locator('button', { hasText: 'Vaststellen' }).click();
	await sanne.waitForURL(/gedaan=/);
	for (const een of ZES) {
		await naar(wie[een], `${overleg}/verslag`);
		assert.match(await tekst(wie[een]), /Vastgesteld op/);
	}
	await validateHtml(wie[gast]);
	await checkNoCspErrors(wie[gast], { allow: [/status of (400|403|404)/] });
	await screenshot(wie[gast], 'verhaal-verslag-gast', { fullPage: true });
	await sanne.setViewportSize(NARROW);
	await screenshot(sanne, 'verhaal-verslag-smal', { fullPage: true });
	await sanne.setViewportSize(WIDE);
	await naar(wie[RIK], `${overleg}/live`); // too late to add
	assert.equal(await wie[RIK].locator('#tekst').count(), 0);
});

test('all pages are valid HTML', () => checkCollectedHtml());
