// Who looks into who looks: emergency access and its judgement, a case as it was known, questions out of the log, a breach.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { checkSound as gaaf, day, until } from './lib.mjs';
import { startWorld } from './world.mjs';

const SANNE = 'sanne.hendrickx', TIM = 'tim.boesten', HILDE = 'hilde.vroemen', RIK = 'rik.schreurs';
const wie = {};
let world, zaak;

const naar = (page, pad) => page.goto(world.url(pad));
const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
const druk = async (page, knop) => {
	await page.locator('main').getByRole('button', { name: knop, exact: true }).first().click();
	await page.waitForLoadState();
};
before(async () => {
	world = await startWorld();
	for (const naam of [SANNE, TIM, HILDE, RIK]) wie[naam] = await world.as(naam);
	await naar(wie[SANNE], '/casussen?wie=mijn');
	const rijen = await wie[SANNE].$$eval('main tbody th a[href^="/casus/"]', (all) => all.map((a) => a.getAttribute('href')));
	for (const pad of rijen) { // one that Tim does not see
		if ((await naar(wie[TIM], pad)).status() !== 404) continue;
		await naar(wie[SANNE], pad);
		zaak = { pad, nummer: (await wie[SANNE].textContent('.sk-case__facts dd')).trim() };
		break;
	}
	assert.ok(zaak, 'a case of Sanne that Tim does not see');
});
after(() => world?.stop());

test('emergency access: from a number to the judgement of another', async () => {
	const tim = wie[TIM], hilde = wie[HILDE];
	await naar(tim, `/zoek?q=${zaak.nummer}`);
	await tim.locator('main a[href="/noodtoegang"]').click();
	await gaaf(tim, 'nood');
	await tim.fill('[name=nummer]', 'ZV-1999-0001');
	await tim.locator('[name=reden]').first().check();
	await tim.fill('[name=toelichting]', 'De crisisdienst staat voor de deur en niemand neemt op.');
	await druk(tim, 'Casus nu openen');
	await tim.waitForSelector('#nummer-fout');
	assert.match(await tekst(tim), /kunt u geen casus openen/);
	await tim.fill('[name=nummer]', zaak.nummer);
	await druk(tim, 'Casus nu openen');
	await tim.waitForURL(/\/casus\//);
	assert.match(await tekst(tim), /U bent hier met noodtoegang/);
	assert.equal(await tim.locator('[name=tekst]').count(), 0); // reading alone
	await gaaf(tim, 'nood-casus');
	await naar(tim, `${zaak.pad}/plan`);
	assert.match(await tekst(tim), /U bent hier met noodtoegang/);
	await druk(tim, 'Noodtoegang nu beëindigen');
	assert.equal((await naar(tim, zaak.pad)).status(), 404);

	await naar(hilde, '/toetsing/noodtoegang');
	await gaaf(hilde, 'noden');
	await hilde.locator('main tbody th a', { hasText: zaak.nummer }).click();
	assert.match(await tekst(hilde), /Plan van aanpak/);
	await gaaf(hilde, 'nood-een');
	await hilde.locator('[name=oordeel][value=rechtmatig]').check();
	await hilde.fill('[name=tekst]', 'Nagevraagd bij de crisisdienst.');
	await druk(hilde, 'Oordeel vastleggen');
	assert.match(await tekst(hilde), /Rechtmatig/);
});

test('who may see what, without content', async () => {
	const hilde = wie[HILDE];
	await naar(hilde, '/toetsing/wie?q=hendrickx');
	await hilde.locator('main tbody th a').first().click();
	await gaaf(hilde, 'wie-mens');
	await hilde.fill('[name=nummer]', zaak.nummer);
	await druk(hilde, 'Tonen');
	assert.match(await tekst(hilde), /Ja, nu wel/);
	await naar(hilde, '/toetsing/wie');
	await hilde.fill('[name=nummer]', zaak.nummer);
	await hilde.locator('main form').nth(1).getByRole('button').click();
	await hilde.waitForURL(/toetsing\/casus/);
	assert.match(await tekst(hilde), /Tim Boesten/); // who looked
	await gaaf(hilde, 'wie-casus');
});

test('a case as it was known, tab by tab', async () => {
	const sanne = wie[SANNE];
	await naar(sanne, zaak.pad);
	await sanne.locator('main summary', { hasText: 'Meer acties' }).click();
	await sanne.locator('main .sk-menu__pop a', { hasText: 'Zoals bekend op' }).click();
	await gaaf(sanne, 'toen-kies');
	await sanne.fill('[name=op]', day());
	await druk(sanne, 'Tonen');
	const tabs = await sanne.$$eval('main nav a[href*="/toen?"]', (all) => all.map((a) => a.getAttribute('href')));
	for (const deel of ['tijdlijn', 'plan', 'mensen', 'overleggen', 'documenten', 'informatie', 'verstrekkingen', 'toegang'])
		assert.ok(tabs.some((pad) => pad.endsWith(`deel=${deel}`)), deel);
	for (const pad of tabs) {
		await naar(sanne, pad);
		assert.match(await tekst(sanne), /Wat is sindsdien gewijzigd\?/, pad);
		assert.equal(await sanne.locator('main form[method=post]').count(), 0, pad);
		const deel = /deel=(overleggen|informatie|verstrekkingen)$/.exec(pad);
		if (deel) await gaaf(sanne, `toen-${deel[1]}`);
	}
	await naar(sanne, tabs.find((pad) => pad.endsWith('deel=informatie'))); // a request of then has a page of then
	const vraag = sanne.locator('main tbody th a').first();
	if (await vraag.count()) {
		await vraag.click();
		await sanne.waitForURL(/verzoek=/);
		assert.match(await tekst(sanne), /Zoals bekend op/);
		assert.equal(await sanne.locator('main form[method=post]').count(), 0);
		await gaaf(sanne, 'toen-verzoek');
	}
	await naar(sanne, tabs[0]);
	await gaaf(sanne, 'toen');
	await sanne.locator('main a', { hasText: 'Wat is sindsdien gewijzigd?' }).click();
	assert.match(sanne.url(), /van_tijd=/);
});

test('questions out of the log, and a breach', async () => {
	const hilde = wie[HILDE], rik = wie[RIK];
	await naar(hilde, '/toetsing/log');
	await hilde.fill('[name=van]', day(-1)); // what was looked at may lie before midnight
	await hilde.fill('[name=tot]', day());
	await druk(hilde, 'Steekproef trekken');
	await gaaf(hilde, 'logtoets');
	await hilde.locator('main tbody th a').first().click();
	await gaaf(hilde, 'logvraag');
	await hilde.locator('[name=uitkomst]').first().check();
	await hilde.fill('[name=toelichting]', 'Zij is de procesregisseur.');
	await druk(hilde, 'Antwoord vastleggen');
	await naar(rik, '/datalek');
	await gaaf(rik, 'datalek-melden');
	await rik.fill('[name=wat]', 'Een brief ging naar het verkeerde adres.');
	await druk(rik, 'Melden');
	assert.match(await tekst(rik), /verkeerde adres/);
	await naar(hilde, '/toetsing/datalekken');
	await gaaf(hilde, 'datalekken');
	await hilde.locator('main tbody th a').first().click();
	await gaaf(hilde, 'datalek');
	await hilde.locator('[name=risico][value=hoog]').check();
	await hilde.locator('[name=ap][value=niet]').check();
	await druk(hilde, 'Opslaan');
	assert.match(await tekst(hilde), /Bij een risico voor betrokkenen meldt u dit/);
});

// A signed note (C2SP), checked with the key on the page by another implementation than ours.
test('the seal: a checkpoint is downloaded, and its signature holds', async () => {
	const hilde = wie[HILDE];
	assert.equal((await wie[RIK].request.get(world.url('/logboek/zegel/checkpoint'))).status(), 403);
	await naar(hilde, '/toetsing');
	await hilde.locator('main').getByRole('link', { name: 'Zegel', exact: true }).click();
	await until(async () => { // it is sealed every minute
		await naar(hilde, '/logboek/zegel');
		return /Checkpoint downloaden/.test(await tekst(hilde));
	}, 'a checkpoint');
	await gaaf(hilde, 'zegel');
	const [, naam, merk, sleutel] = (await tekst(hilde)).match(/(\S+\/logboek)\+([0-9a-f]{8})\+(A\S+)/);
	const note = await (await hilde.request.get(world.url('/logboek/zegel/checkpoint'))).text();
	const [, body, ondertekend, handtekening] = note.match(/^([^]*?\n)\n\u2014 (\S+) (\S+)\n$/);
	const raw = Buffer.from(handtekening, 'base64'), key = Buffer.from(sleutel, 'base64');
	assert.equal(ondertekend, naam);
	assert.match(body, new RegExp(`^${naam.replace(/[.]/g, '[.]')}\n\\d+\n[A-Za-z0-9+/]{43}=\n`));
	assert.equal(raw.subarray(0, 4).toString('hex'), merk);
	const publiek = createPublicKey({ format: 'der', type: 'spki',
		key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]) });
	assert.ok(verify(null, Buffer.from(body), publiek, raw.subarray(4)));
	assert.ok(!verify(null, Buffer.from(body.replace(/\n(\d)/, '\n1$1')), publiek, raw.subarray(4)));
});

test('a page that is printed from the browser is in the log', async () => {
	const sanne = wie[SANNE];
	const afgedrukt = async () => {
		await naar(sanne, `${zaak.pad}/logboek?toon=bekeken`);
		return (await tekst(sanne)).split('Afgedrukt').length;
	};
	const eerst = await afgedrukt();
	await naar(sanne, zaak.pad);
	const gevraagd = sanne.waitForResponse((answer) => answer.url().endsWith('afdruk=1'));
	await sanne.pdf(); // the browser's own way to paper, without a button of ours
	assert.equal((await gevraagd).status(), 200);
	await until(async () => await afgedrukt() > eerst, 'the print in the log of the case');
});
