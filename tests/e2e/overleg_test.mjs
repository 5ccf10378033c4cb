// One overleg from planning to minutes, with three people at the table at once, a connection that falls away, and what the
// mail that went out says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound, day, screenshot, until } from './lib.mjs';
import { startWorld } from './world.mjs';

let world, sanne, rik, overleg, name;

before(async () => {
	world = await startWorld();
	sanne = await world.as('sanne.hendrickx');
});
after(() => world?.stop());

const sound = (page, title) => checkSound(page, title,
	{ allow: [/status of 400|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|status of 40[39]/] });

const type = async (page, line) => {
	await page.fill('#tekst', line);
	await page.press('#tekst', 'Enter');
};
// Unless it went by itself meanwhile: it is tried again every few seconds.
const tryAgain = (page) => page.locator('[data-quick-wacht] button').evaluateAll(([button]) => button?.click());
const shows = (page, line) => page.locator('#live .sk-vast__t', { hasText: line }).waitFor();

// Rik comes into the team of Sanne's first case, by the screens.
async function admitRik() {
	await sanne.goto(world.url('/casussen'));
	await sanne.locator('main th a').first().click();
	name = (await sanne.locator('h1').textContent()).replace(/\d+ jaar/, '').trim();
	await sanne.goto(`${sanne.url()}/toegang/nieuw`.replace(/\?[^/]*/, ''));
	await sanne.locator('main a', { hasText: 'Rik Schreurs' }).first().click();
	await sanne.locator('select[name=grond]').selectOption('casusteam');
	await sanne.fill('[name=tot]', day(400));
	await sanne.locator('main form button[type=submit]').first().click();
	await sanne.waitForURL(/gedaan=/);
}

test('an overleg is planned and a case comes on its agenda, with its team', async () => {
	await admitRik();
	await sanne.goto(world.url('/overleg'));
	await sound(sanne, 'overleggen-leeg');
	await sanne.click('text=Overleg plannen');
	await sound(sanne, 'overleg-plannen');
	await sanne.fill('[name=datum]', day());
	await sanne.fill('[name=tijd]', '00:05');
	await sanne.fill('[name=plaats]', 'Stadskantoor 2.14');
	await sanne.locator('main button[type=submit]').first().click();
	await sanne.locator('h1', { hasText: 'Casusoverleg' }).waitFor();
	overleg = new URL(sanne.url()).pathname;
	await sanne.fill('[name=titel]', 'Opening');
	await sanne.click('text=Algemeen punt toevoegen');
	await sanne.locator('th', { hasText: 'Opening' }).waitFor();
	await sanne.selectOption('select[name=casus]', { label: await sanne.locator('select[name=casus] option',
		{ hasText: name }).textContent() });
	await sanne.fill('[name=vraag]', 'Wie zorgt dat de behandeling deze week start?');
	await sanne.locator('button', { hasText: 'Casus op de agenda zetten' }).click();
	await sanne.locator('th', { hasText: name }).first().waitFor();
	await sanne.locator('#inhoud .sk-item', { hasText: 'Rik Schreurs' }).waitFor(); // came along with the team
	await sound(sanne, 'overleg-agenda');
	await sanne.locator('th a', { hasText: name }).click();
	await sound(sanne, 'overleg-punt');
});

test('two at the table see each other\'s lines, and a third sees a slot of time', async () => {
	await sanne.goto(world.url(overleg));
	if (await sanne.locator('select[name=medewerker] option', { hasText: 'Petra Claessens' }).count()) {
		await sanne.selectOption('select[name=medewerker]', { label: await sanne
			.locator('select[name=medewerker] option', { hasText: 'Petra Claessens' }).textContent() });
		await sanne.locator('button', { hasText: /^\s*Uitnodigen\s*$/ }).click();
		await sanne.locator('#inhoud .sk-item', { hasText: 'Petra Claessens' }).waitFor();
	}
	await sanne.locator('button', { hasText: 'Overleg beginnen' }).click();
	await sanne.waitForURL(/\/live/);
	await sanne.locator('#live-nu', { hasText: name }).or(sanne.locator('#live-nu', { hasText: 'Opening' })).waitFor();
	await sanne.locator('.sk-agenda__n', { hasText: name }).click();
	await sanne.locator('button', { hasText: 'Nu bespreken' }).click();
	await sanne.locator('#live-nu', { hasText: name }).waitFor();
	rik = await world.as('rik.schreurs');
	await rik.goto(world.url(`${overleg}/live`));
	// of a woningcorporatie: under this regime she is in no team
	const petra = await world.as('petra.claessens');
	await petra.goto(world.url(`${overleg}/live`));
	assert.equal(await petra.locator('body', { hasText: name }).count(), 0);
	await petra.locator('#live-nu', { hasText: 'Besloten agendapunt' }).waitFor();

	await sanne.check('input[value=notitie]', { force: true });
	await type(sanne, 'Moeder heeft een sleutel.');
	await shows(rik, 'Moeder heeft een sleutel.');
	await rik.check('input[value=besluit]', { force: true });
	await type(rik, 'Opschalen als er geen datum is.');
	await shows(rik, 'Opschalen als er geen datum is.');
	await shows(sanne, 'Opschalen als er geen datum is.');
	assert.equal(await sanne.inputValue('#tekst'), '');
	// the line that went out leaves no fault behind, also when another is begun and wiped out
	await sanne.type('#tekst', 'a');
	await sanne.press('#tekst', 'Backspace');
	assert.equal(await sanne.locator('#tekst:user-invalid, #tekst[aria-invalid]').count(), 0);
	assert.equal(await sanne.textContent('#tekst-fout'), '');
	assert.equal(await petra.locator('body', { hasText: 'sleutel' }).count(), 0);
	await petra.close();
});

test('what the server does not understand is typed text again, with the reason beside it', async () => {
	await rik.check('input[value=afspraak]', { force: true });
	await type(rik, 'Bellen @niemand tot vrijdag');
	await rik.locator('#tekst-fout', { hasText: 'Niemand bij dit agendapunt' }).waitFor();
	assert.equal(await rik.inputValue('#tekst'), 'Bellen @niemand tot vrijdag');
	await rik.fill('#tekst', 'Bellen @schreurs #justitie tot 4 dec');
	assert.match(await rik.textContent('[data-quick-preview]'), /Rik Schreurs.*Justitie.*4 dec/);
	await sound(rik, 'overleg-live');
	await rik.press('#tekst', 'Enter');
	await shows(sanne, 'Bellen');
});

const row = (page) => page.locator('.sk-live__open tbody tr', { hasText: 'Toezicht afstemmen' });
const stands = (page, word) => row(page).locator('[aria-pressed=true]', { hasText: word }).waitFor();
const focusText = (page) => page.evaluate(() => document.activeElement.textContent.trim());

test('how an afspraak stands is said at the table, by keys, without leaving it', async () => {
	await sanne.check('input[value=afspraak]', { force: true });
	await type(sanne, 'Toezicht afstemmen @schreurs tot 4 dec');
	await row(sanne).waitFor();
	assert.equal(await rik.locator('.sk-stand').count(), 0); // he does not keep the record
	const address = sanne.url();
	await sanne.keyboard.press('Alt+o');
	assert.ok(await sanne.evaluate(() => document.activeElement.closest('.sk-stand') !== null));
	await row(sanne).locator('button', { hasText: 'Gedaan' }).focus();
	await sanne.keyboard.press('ArrowRight');
	await sanne.keyboard.press('Enter');
	await stands(sanne, 'Loopt');
	assert.equal(await focusText(sanne), 'Loopt'); // where the hands were
	assert.equal(sanne.url(), address);
});

test('two who say how it stands at once: the second reads who was first', async () => {
	const other = await world.as('sanne.hendrickx');
	await other.goto(sanne.url());
	await row(other).waitFor();
	await other.route(/live\/nieuw/, (route) => route.fulfill({ status: 204, contentType: 'text/html' })); // it did not see what comes
	await row(sanne).locator('button', { hasText: 'Gedaan' }).click();
	await stands(sanne, 'Gedaan');
	await row(other).locator('summary').click();
	await row(other).locator('input[name=reden]').fill('Is verhuisd');
	await row(other).locator('input[name=reden]').press('Enter');
	await row(other).locator('[role=alert]', { hasText: 'Intussen gewijzigd door Sanne Hendrickx' }).waitFor();
	await stands(other, 'Gedaan');
	await sound(other, 'overleg-live-botst');
	await other.close();
});

test('it ends with a reason that is not lost while others work', async () => {
	await row(sanne).locator('button', { hasText: 'Loopt' }).click(); // taken up again
	await stands(sanne, 'Loopt');
	await row(sanne).locator('summary').click();
	const reason = row(sanne).locator('input[name=reden]');
	await reason.press('Enter');
	await row(sanne).locator('[role=alert]', { hasText: 'Schrijf op waarom' }).waitFor();
	await screenshot(sanne, 'overleg-live-reden');
	await sound(sanne, 'overleg-live-stand'); // closes what stands open
	await row(sanne).locator('summary').click();
	await reason.fill('Valt onder het');
	await rik.check('input[value=notitie]', { force: true });
	await type(rik, 'Terwijl zij typt.');
	await shows(sanne, 'Terwijl zij typt.');
	assert.equal(await reason.inputValue(), 'Valt onder het');
	await reason.press('End');
	await reason.pressSequentially(' toezicht');
	await row(sanne).locator('button', { hasText: 'Laten vervallen' }).click();
	await row(sanne).locator('.sk-status', { hasText: 'Vervallen' }).waitFor();
	await row(sanne).locator('text=Valt onder het toezicht').waitFor();
	await row(sanne).locator('button', { hasText: 'Toch door' }).waitFor();
});

test('a connection that falls away loses nothing and sends once', async () => {
	await rik.check('input[value=notitie]', { force: true });
	await rik.context().setOffline(true);
	await type(rik, 'Zonder verbinding getypt.');
	await rik.locator('[data-quick-wacht]', { hasText: 'Niet verzonden, opnieuw proberen' }).waitFor();
	assert.match(await rik.textContent('[data-live-stand]'), /1 regel niet verzonden/);
	await rik.fill('#tekst', 'En nog een.');
	await rik.press('#tekst', 'Enter');
	await rik.context().setOffline(false);
	await tryAgain(rik);
	await shows(sanne, 'En nog een.');
	await shows(sanne, 'Zonder verbinding getypt.');
	await rik.locator('[data-quick-wacht]').waitFor({ state: 'hidden' });
	assert.equal(await rik.locator('[data-quick-wacht] li').count(), 0);

	// the answer is lost on the way back: the server has it already
	let lost = 0;
	await rik.route(/\/live$/, async (route) => {
		if (route.request().method() !== 'POST' || lost) return route.continue();
		lost += 1;
		await route.fetch({ maxRedirects: 0 });
		return route.abort('connectionreset');
	});
	await type(rik, 'Het antwoord ging verloren.');
	await tryAgain(rik);
	await shows(sanne, 'Het antwoord ging verloren.');
	await rik.locator('[data-quick-wacht]').waitFor({ state: 'hidden' });
	assert.equal(lost, 1);
	assert.equal(await sanne.locator('#live .sk-vast__t', { hasText: 'Het antwoord ging verloren.' }).count(), 1);
});

test('presence hides on the shared screen, and the minutes are fixed', async () => {
	await sanne.locator('button', { hasText: 'Petra Claessens is aanwezig' }).click();
	await sanne.locator('#live', { hasText: 'Dit punt is verborgen op dit scherm' }).waitFor();
	assert.equal(await sanne.locator('#live', { hasText: name }).count(), 0);
	await sound(sanne, 'overleg-verborgen');
	await sanne.locator('button', { hasText: 'Petra Claessens is aanwezig' }).click();
	await sanne.locator('#live-nu', { hasText: name }).waitFor();
	await sanne.reload(); // taking pictures leaves traces on a page
	await sound(sanne, 'overleg-live-leiden');
	await sanne.locator('button', { hasText: 'Overleg afronden' }).click();
	await sanne.waitForURL(/\/verslag/);
	await sound(sanne, 'overleg-verslag');
	await sanne.emulateMedia({ media: 'print' });
	await screenshot(sanne, 'overleg-verslag-druk', { fullPage: true });
	await sanne.emulateMedia({ media: 'screen' });
});

test('the mail says when and where, never who it is about', async () => {
	const dir = `${world.server.dir}/mail`;
	const mails = () => readdirSync(dir).filter((file) => file.endsWith('.eml'))
		.map((file) => readFileSync(`${dir}/${file}`, 'latin1')).filter((mail) => mail.includes('text/calendar'));
	await until(() => mails().length >= 2, 'two mails with a calendar');
	const all = mails();
	for (const mail of all) {
		const parts = mail.split('--=_schakel').slice(1, 3).map((part) =>
			Buffer.from(part.split('\r\n\r\n')[1].replaceAll('\r\n', ''), 'base64').toString('utf8'));
		assert.match(parts[1], /^BEGIN:VCALENDAR\r\n[\s\S]*TZID:Europe\/Amsterdam[\s\S]*END:VCALENDAR\r\n$/);
		for (const word of name.split(' ').filter(({ length }) => length > 3)) assert.ok(!parts.join('').includes(word), word);
	}
});

test('all pages are valid HTML', () => checkCollectedHtml());
