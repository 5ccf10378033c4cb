// A case leaves: reviewed, closed and shielded, opened again, and another one handed over to a colleague of another house.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound as gaaf, day, validateHtml } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', FEMKE = 'femke.groot', ANOUK = 'anouk.rutten', TIM = 'tim.boesten', NOOR = 'noor.habets',
	MARJOLEIN = 'marjolein.tonnaer', HILDE = 'hilde.vroemen', JOEP = 'joep.lemmens';
const MENSEN = [SANNE, FEMKE, ANOUK, TIM, NOOR, MARJOLEIN, HILDE, JOEP];
const LIJSTEN = ['/', '/casussen?wie=alle', '/casussen?wie=alle&gesloten=1', '/overleg', '/afspraken', '/verzoeken?alles=1',
	'/stagnatie'];

const DELEN = ['', '/plan', '/zrm', '/betrokkenen', '/overleggen', '/documenten', '/informatie', '/toegang', '/logboek',
	'/afsluiting', '/heropenen', '/afschalen', '/overdragen'];

let world, dicht, weg, punt;
const wie = {};

// The two cases, both with Femke of the OM and Anouk, coordinator of the police, in the team.
before(async () => {
	world = await startWorld();
	for (const naam of MENSEN) wie[naam] = await world.as(naam);
	const zaken = [];
	await wie[SANNE].goto(world.url('/casussen?wie=mijn'));
	const rijen = await wie[SANNE].$$eval('main tbody th a[href^="/casus/"]', (links) => links.map((a) => a.getAttribute('href')));
	for (const pad of rijen) {
		await wie[SANNE].goto(world.url(`${pad}/afschalen`));
		const leden = await wie[SANNE].locator('[name=deelnemers]').evaluateAll((all) => all.map((x) => x.labels[0].textContent));
		if (!['Femke', 'Anouk'].every((naam) => leden.some((lid) => lid.startsWith(naam)))) continue;
		const kop = await wie[SANNE].textContent('h1');
		zaken.push({ pad, naam: kop.replace(/\d+ jaar/, '').trim(),
			nummer: (await wie[SANNE].textContent('.sk-case__facts dd')).trim() });
	}
	dicht = zaken.at(-1); // the oldest: on the agenda of today
	weg = zaken[0];
	assert.notEqual(dicht.nummer, weg.nummer);
});
after(() => world?.stop());

const druk = (page, knop) => page.locator('main').getByRole('button', { name: knop, exact: true }).click();
async function meer(page, actie) {
	await page.locator('main summary', { hasText: 'Meer acties' }).click();
	await page.locator('main .sk-menu__pop a', { hasText: actie }).click();
	await page.waitForLoadState();
}
const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const naar = (page, pad) => page.goto(world.url(pad));
const fouten = (page) => page.locator('main [id$="-fout"]').count();
const fout = (page, veld) => page.locator(`[id="${veld}-fout"]`);

// What the server answers, without drawing it: these are many.
async function vraag(page, pad) {
	const antwoord = await page.context().request.get(world.url(pad));
	return { status: antwoord.status(), html: await antwoord.text() };
}
const status = async (page, pad) => (await vraag(page, pad)).status;

// On which pages somebody meets a case: by its address, its name or its number; what was asked stands in the search field.
async function ziet(page, zaak) {
	const paden = [...LIJSTEN, `/zoek?q=${zaak.nummer}`, `/zoek?q=${encodeURIComponent(zaak.naam)}`];
	const gezien = await Promise.all(paden.map(async (pad) => {
		const { html } = await vraag(page, pad);
		return html.includes(zaak.pad) || (!pad.startsWith('/zoek') && html.includes(zaak.nummer));
	}));
	return paden.filter((_, i) => gezien[i]);
}

// The case itself and all its parts.
async function dichtVoor(page, zaak, verwacht) {
	await Promise.all(DELEN.map(async (deel) => {
		const { status: nu, html } = await vraag(page, `${zaak.pad}${deel}`);
		assert.ok(verwacht.includes(nu), `${zaak.pad}${deel}: ${nu}`);
		assert.ok(!html.includes(zaak.naam) && !html.includes(zaak.nummer), deel);
	}));
}

test('before: the team meets the case everywhere, and nobody outside it', async () => {
	for (const naam of [SANNE, FEMKE, ANOUK]) {
		const waar = await ziet(wie[naam], dicht);
		for (const pad of ['/casussen?wie=alle', `/zoek?q=${dicht.nummer}`]) assert.ok(waar.includes(pad), `${naam}: ${waar}`);
	}
	assert.ok((await ziet(wie[FEMKE], dicht)).includes('/afspraken'));
	for (const naam of [TIM, NOOR, HILDE]) assert.deepEqual(await ziet(wie[naam], dicht), [], naam);
	assert.deepEqual(await ziet(wie[MARJOLEIN], dicht), ['/stagnatie']); // its number alone, for it stagnates
	const femke = wie[FEMKE];
	await naar(femke, '/overleg');
	await femke.locator('main tbody th a').first().click();
	await femke.locator('main a', { hasText: dicht.naam }).first().click();
	await femke.waitForURL(/punt/);
	punt = new URL(femke.url()).pathname;
});

test('a review that leads to closing', async () => {
	const page = wie[SANNE];
	await naar(page, dicht.pad);
	await meer(page, 'Herbeoordelen');
	await page.fill('[name=reden]', 'Een half jaar zonder meldingen.');
	await page.fill('[name=volgende]', '1-1-2020');
	await druk(page, 'Vastleggen');
	for (const veld of ['uitkomst', 'volgende', 'veilig']) await fout(page, veld).waitFor();
	assert.equal(await page.inputValue('[name=reden]'), 'Een half jaar zonder meldingen.');
	assert.equal(await page.inputValue('[name=volgende]'), '1-1-2020');
	assert.match(await page.title(), /^Fout: /);
	await gaaf(page, 'herbeoordelen');
	await page.check('[name=uitkomst][value=afschalen]');
	await page.fill('[name=volgende]', day(90));
	await page.check('[name=veilig]');
	await druk(page, 'Vastleggen');
	await page.waitForURL(/\/afschalen/);
	assert.match(await page.textContent('body'), /De herbeoordeling is vastgelegd/);
});

test('closing asks for what misses, keeps what was typed, and says first what will happen', async () => {
	const page = wie[SANNE];
	const velden = { bereikt: 'Hij woont en houdt zijn afspraken.', zorgen: 'De schulden <b>lopen</b> & lopen.',
		terug: 'Bij nieuwe overlast.' };
	await page.fill('[name=ontvanger]', 'Sociaal team Centrum, Pieter Claes');
	for (const [code, waarde] of Object.entries(velden)) await page.fill(`[name="v.${code}"]`, waarde);
	await druk(page, 'Verder naar bevestigen');
	for (const veld of ['deelnemers', 'reden', 'niveau']) await fout(page, veld).waitFor();
	const doelen = await page.locator('[name^="ud."]').count(), afspraken = await page.locator('[name^="uw."]').count();
	assert.ok(doelen && afspraken);
	assert.ok(await fouten(page) >= 3 + doelen + afspraken);
	assert.match(await page.title(), /^Fout: /);
	for (const [code, waarde] of Object.entries(velden)) assert.equal(await page.inputValue(`[name="v.${code}"]`), waarde);
	await gaaf(page, 'afschalen-fouten');

	await page.locator('.sk-choice', { hasText: 'Femke de Groot' }).locator('input').check();
	await page.check('[name=reden][value=doelen_behaald]');
	await page.fill('[name=motivering]', 'Een half jaar rust.');
	await page.locator('[name=niveau]').first().check();
	for (const keus of await page.locator('[name^="ud."]').all()) await keus.selectOption('bereikt');
	for (const keus of await page.locator('[name^="uw."]').all()) await keus.selectOption('overgedragen');
	await druk(page, 'Verder naar bevestigen'); // to whom does each afspraak go?
	assert.equal(await fouten(page), afspraken);
	for (const naam of await page.locator('[name^="w."]').all()) await naam.fill('Sociaal team Centrum');
	await druk(page, 'Verder naar bevestigen');
	await page.locator('h2', { hasText: 'Afschalen bevestigen' }).waitFor();
	assert.match(await tekst(page), /De toegang van alle \d+ personen eindigt direct/);
	assert.match(await tekst(page), /Femke de Groot, Openbaar Ministerie Maasvallei/);
	assert.match(await tekst(page), new RegExp(`${afspraken} open afspraken worden afgesloten`));
	await gaaf(page, 'afschalen-bevestigen');

	await druk(page, 'Terug en aanpassen');
	assert.equal(await fouten(page), 0);
	for (const [code, waarde] of Object.entries(velden)) assert.equal(await page.inputValue(`[name="v.${code}"]`), waarde);
	assert.equal(await page.isChecked('[name=reden][value=doelen_behaald]'), true);
	assert.equal(await page.locator('[name^="w."]').first().inputValue(), 'Sociaal team Centrum');
	assert.equal(await status(await world.as(FEMKE), dicht.pad), 200); // nothing happened yet
	await validateHtml(page);
	await page.fill('[name="v.terug"]', 'Bij drie nieuwe meldingen van overlast.');
	await druk(page, 'Verder naar bevestigen');
	await druk(page, 'Sluiten en afschermen');
	await page.waitForURL(/\/casussen/);
	assert.match(await page.textContent('body'), /De casus is gesloten en afgeschermd/);
	assert.ok(!(await tekst(page)).includes(dicht.nummer));
});

test('the procesregisseur finds it closed, with its end report and nothing else', async () => {
	const page = wie[SANNE];
	await naar(page, '/casussen?wie=mijn&gesloten=1');
	await page.locator(`main a[href="${dicht.pad}"]`).first().click();
	const nu = await tekst(page);
	assert.match(nu, /Deze casus is gesloten en afgeschermd/);
	assert.match(nu, /De schulden <b>lopen<\/b> & lopen/);
	assert.match(nu, /Bij drie nieuwe meldingen van overlast/);
	await gaaf(page, 'afsluiting');
	for (const deel of DELEN.filter((x) => x && x !== '/afsluiting')) {
		const { html } = await vraag(page, `${dicht.pad}${deel}`);
		for (const woord of ['Blijft wonen, met begeleiding', 'Kort gesprek aan de deur', 'name="doel']) // plan, timeline
			assert.ok(!html.includes(woord), `${deel}: ${woord}`);
	}
	for (const deel of ['afschalen', 'herbeoordelen', 'zrm']) assert.equal(await status(page, `${dicht.pad}/${deel}`), 403, deel);
});

test('who was in the team, and every role of the house, meets it nowhere', async () => {
	for (const naam of [FEMKE, ANOUK, TIM, NOOR, MARJOLEIN, HILDE]) {
		assert.deepEqual(await ziet(wie[naam], dicht), [], naam);
		// who may read no case at all is refused before the case is looked at
		await dichtVoor(wie[naam], dicht, [NOOR, MARJOLEIN].includes(naam) ? [403] : [403, 404]);
	}
	for (const naam of [FEMKE, ANOUK, TIM, HILDE]) assert.equal(await status(wie[naam], dicht.pad), 404, naam);
	assert.equal(await status(wie[FEMKE], punt), 404);
	await naar(wie[FEMKE], punt.replace(/\/punt.*/, ''));
	assert.ok(!(await wie[FEMKE].content()).includes(dicht.nummer) && !(await tekst(wie[FEMKE])).includes(dicht.naam));
});

test('the contactpunt reads it within a review, with a reason', async () => {
	const page = wie[HILDE];
	await naar(page, '/afgeschermd');
	const rij = page.locator('main tr', { hasText: dicht.nummer });
	assert.equal(await rij.locator('th a').count(), 0);
	assert.ok(!(await tekst(page)).includes(dicht.naam));
	await gaaf(page, 'afgeschermd');
	await page.reload();
	await rij.locator('summary').click();
	await page.locator('main form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
	await rij.getByRole('button', { name: 'Toetsing openen' }).click();
	assert.match(await tekst(page), /Schrijf op waarom u deze casus toetst/);
	assert.equal(await status(page, dicht.pad), 404);
	await naar(page, '/afgeschermd');
	await rij.locator('summary').click();
	await rij.locator('[name=reden]').fill('Klacht 2026-14 over het delen.');
	await rij.getByRole('button', { name: 'Toetsing openen' }).click();
	await page.waitForURL(/\/casus\//);
	assert.match(await tekst(page), /twee weken/);
	assert.match(await tekst(page), /Kort gesprek aan de deur/);
	await meer(page, 'Afsluiting');
	assert.match(await tekst(page), /Bij drie nieuwe meldingen van overlast/);
	assert.equal(await page.locator('main a:text-is("Casus heropenen")').count(), 0);
	await gaaf(page, 'toetsing');
	for (const deel of ['heropenen', 'afschalen', 'herbeoordelen'])
		assert.notEqual(await status(page, `${dicht.pad}/${deel}`), 200, deel);
	await naar(page, '/afgeschermd');
	assert.match(await rij.innerText(), /Open tot/);
});

test('opening again asks a decision, and the team is not back', async () => {
	const page = wie[SANNE];
	await naar(page, dicht.pad);
	await page.click('main a:text-is("Casus heropenen")');
	await page.fill('[name=reden]', 'Drie meldingen in een week.');
	await druk(page, 'Heropenen');
	await fout(page, 'deelnemers').waitFor();
	assert.equal(await page.inputValue('[name=reden]'), 'Drie meldingen in een week.');
	await gaaf(page, 'heropenen');
	await page.locator('.sk-choice', { hasText: 'Femke de Groot' }).locator('input').check();
	await druk(page, 'Heropenen');
	await page.waitForURL(/\/toegang/);
	assert.match(await page.textContent('body'), /De casus is weer open/);
	await naar(page, `${dicht.pad}/plan`);
	assert.match(await tekst(page), /Blijft wonen, met begeleiding/);
	await meer(page, 'Afsluiting');
	assert.match(await tekst(page), /Drie meldingen in een week/);
	await gaaf(page, 'afsluiting-heropend');
	for (const naam of [FEMKE, ANOUK, TIM]) {
		assert.equal(await status(wie[naam], dicht.pad), 404, naam);
		assert.deepEqual(await ziet(wie[naam], dicht), [], naam);
	}
});

test('a partner is asked, and answers', async () => {
	const page = wie[SANNE], femke = wie[FEMKE];
	await naar(page, `${weg.pad}/informatie`);
	await page.fill('[name=vraag]', 'Loopt er een zaak, en wanneer is de zitting?');
	await page.fill('[name=uiterlijk]', '1-1-2020');
	await druk(page, 'Vraag versturen');
	await fout(page, 'medewerker').waitFor();
	assert.equal(await page.inputValue('[name=vraag]'), 'Loopt er een zaak, en wanneer is de zitting?');
	await page.selectOption('[name=medewerker]', { label: await page.locator('[name=medewerker] option',
		{ hasText: 'Femke de Groot' }).textContent() });
	await page.fill('[name=uiterlijk]', day(7));
	await gaaf(page, 'informatie');
	await druk(page, 'Vraag versturen');
	await page.waitForURL(/\/verzoeken\//);
	const verzoek = new URL(page.url()).pathname;
	assert.equal(await status(wie[TIM], verzoek), 404);
	await naar(femke, '/verzoeken');
	await gaaf(femke, 'verzoeken');
	await femke.click(`main a[href="${verzoek}"]`);
	await gaaf(femke, 'verzoek');
	await femke.fill('[name=antwoord]', 'De zitting is op 3 februari.');
	await druk(femke, 'Antwoord versturen');
	await naar(page, verzoek);
	assert.match(await tekst(page), /De zitting is op 3 februari/);
});

test('a case goes to another house: a proposal, its receipt, and the former loses it', async () => {
	const page = wie[SANNE], joep = wie[JOEP];
	await naar(page, `${weg.pad}/overdragen`);
	await page.fill('[name=reden]', 'Betrokkene verhuist naar Sittard.');
	await page.check('[name=delen][value=straf]');
	await page.locator('.sk-choice', { hasText: 'Femke de Groot' }).locator('input').check();
	await druk(page, 'Overdracht voorleggen');
	for (const veld of ['naar', 'toestemming']) await fout(page, veld).waitFor();
	assert.equal(await page.inputValue('[name=reden]'), 'Betrokkene verhuist naar Sittard.');
	assert.equal(await page.isChecked('[name=delen][value=straf]'), true);
	await gaaf(page, 'overdragen');
	await page.selectOption('[name=naar]', { label: await page.locator('[name=naar] option', { hasText: 'Joep' }).textContent() });
	await page.uncheck('[name=delen][value=straf]');
	await druk(page, 'Overdracht voorleggen');
	await page.waitForURL(/\/overdrachten\//);
	await gaaf(page, 'overdracht');
	assert.equal(await status(page, weg.pad), 200); // until the answer nothing changes
	assert.equal(await status(joep, weg.pad), 404);

	await naar(joep, '/verzoeken');
	await joep.click(`main a:text-is("${weg.nummer}")`);
	assert.ok(!(await joep.content()).includes(weg.naam));
	await druk(joep, 'Antwoord vastleggen');
	await fout(joep, 'aanvaard').waitFor();
	await gaaf(joep, 'overdracht-ontvanger');
	await joep.check('[name=aanvaard][value=ja]');
	await druk(joep, 'Antwoord vastleggen');
	await joep.waitForURL(/\/casus\//);
	assert.match(await joep.textContent('body'), /De casus is van uw huis/);
	assert.match(await joep.textContent('.sk-case__facts'), /Joep Lemmens/);
	assert.ok((await ziet(joep, weg)).includes('/casussen?wie=alle'));

	assert.equal(await status(page, weg.pad), 404);
	assert.deepEqual(await ziet(page, weg), []);
	assert.equal(await status(wie[FEMKE], weg.pad), 200); // stays
	assert.equal(await status(wie[ANOUK], weg.pad), 404); // does not
});

test('all pages are valid HTML', () => checkCollectedHtml());
