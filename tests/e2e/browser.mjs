// Chromium for the tests, and what every page of Schakel must stand up to.
//
// Each browser starts with an empty profile, talks to loopback only and is closed by who opened it. A page from newPage
// is watched from its first byte: console errors, refused content (CSP, Trusted Types), requests to elsewhere and the
// HTML as the server sent it. The check* functions throw an AssertionError that lists what they found.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { htmlFaults, nuFaults } from './html.mjs';

const require = createRequire(import.meta.url);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=nl-NL'];
export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };
const REFLOW = { width: 320, height: 800 };
const LIMIT_MS = 90000; // a machine that does something else may be slow; what does not come at all has failed
const PAUSE_MS = 50;

// How a page is written and what it looks like does not depend on the database: the HTML checkers, axe and the ruler look on
// SQLite alone. On PostgreSQL the same pages must open, keep to the policy and do what the test asks of them.
const looking = process.env.SCHAKEL_TEST_DB !== 'postgres';

// The first true answer of condition().
export async function until(condition, what) {
	for (const end = Date.now() + LIMIT_MS; ;) {
		const answer = await condition();
		if (answer) return answer;
		assert.ok(Date.now() < end, `did not come: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

// Playwright gives every launch a new, empty user-data-dir of its own and removes it.
export const startBrowser = () => chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS,
});

const watched = new WeakMap();

export async function newPage(browser, { context: given, viewport = WIDE, ...options } = {}) {
	const context = given ?? await browser.newContext({
		viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce', colorScheme: 'light',
		...options,
	});
	context.setDefaultTimeout(LIMIT_MS);
	const page = await context.newPage();
	if (given) await page.setViewportSize(viewport);
	watch(page);
	answers(page);
	wholePages(page.mainFrame());
	return page;
}

// "Are you sure" is answered with yes, and leaving is let go on, unless the test listens and answers itself.
function answers(page) {
	page.on('dialog', (dialog) => (page.listenerCount('dialog') > 1 ? null : dialog.accept()));
}

// A click that leads to another page ends when that page is there as a whole. By itself it ends at the first byte, and what
// the test reads next would be half a page when the machine is busy.
function wholePages(frame) {
	const click = frame.click.bind(frame);
	frame.click = async (selector, options) => {
		await click(selector, options);
		if (!options?.noWaitAfter) await frame.waitForLoadState();
	};
}

function watch(page) {
	const seen = { errors: [], outside: [], html: '', url: '', pending: Promise.resolve() };
	watched.set(page, seen);
	page.on('console', (message) => {
		if (message.type() === 'error') seen.errors.push(`${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => seen.errors.push(error.message));
	page.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
		if (protocol.startsWith('http') && !local) seen.outside.push(request.url());
	});
	page.on('response', (response) => {
		const request = response.request();
		const whole = request.isNavigationRequest() && request.frame() === page.mainFrame();
		if (!whole || (response.status() >= 300 && response.status() < 400)) return;
		if (!/text\/html/.test(response.headers()['content-type'] ?? '')) return;
		seen.pending = response.text().then((html) => { Object.assign(seen, { html, url: response.url() }); }, () => {});
	});
}

async function served(page) {
	const seen = watched.get(page);
	assert.ok(seen, 'make pages with newPage');
	await seen.pending;
	return seen;
}

const none = (findings, what) => assert.deepEqual(findings, [], `${what}:\n  ${findings.join('\n  ')}`);

// --- HTML ----------------------------------------------------------------------------------------------------------
const forNu = [];

// What the server sent, and the page as it stands after the script did its work. The Java checker comes later, over all
// pages of the test file at once: checkCollectedHtml.
export async function validateHtml(page) {
	const { html, url } = await served(page);
	const name = new URL(url || page.url()).pathname;
	assert.ok(html, `${name}: no HTML was served`);
	if (!looking) return;
	forNu.push([name, html]);
	const after = await htmlFaults(await page.content(), `${name} (DOM)`, { dom: true });
	none([...await htmlFaults(html, name), ...after], 'HTML');
}

export async function checkCollectedHtml() {
	none(await nuFaults(forNu.splice(0)), 'HTML');
}

// --- Content Security Policy ---------------------------------------------------------------------------------------
// Since the last time that it was asked. allow: patterns of console errors that this test provokes, such as the answer
// 404 of a page that should not exist.
export async function checkNoCspErrors(page, { allow = [] } = {}) {
	const { errors, outside } = await served(page);
	const inline = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => {
		const names = [...element.attributes].map(({ name }) => name);
		const found = names.filter((name) => name === 'style' || name.startsWith('on'));
		if (element.localName === 'style') found.push('(a style element)');
		if (element.localName === 'script' && !element.hasAttribute('src')) found.push('(no src)');
		return found.map((what) => `inline: <${element.localName}> ${what}`);
	}));
	none([
		...errors.splice(0).filter((error) => !allow.some((pattern) => pattern.test(error))).map((error) => `console: ${error}`),
		...outside.splice(0).map((url) => `elsewhere: ${url}`), ...inline,
	], `content policy on ${page.url()}`);
}

// --- Accessibility -------------------------------------------------------------------------------------------------
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'EN-301-549', 'best-practice'];

const ALL_LOOKS = [['light', WIDE], ['light', NARROW], ['dark', WIDE], ['dark', NARROW]];
// Each colour and each width once: enough for a page whose parts were seen in all four elsewhere.
export const TWO_LOOKS = [['light', WIDE], ['dark', NARROW]];

async function* appearances(page, looks) {
	const before = page.viewportSize();
	for (const [colorScheme, viewport] of looks) {
		await page.setViewportSize(viewport);
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.evaluate(async () => {
			await document.fonts.ready;
			await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		});
		yield `${colorScheme} ${viewport.width}`;
	}
	await page.setViewportSize(before);
	await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
}

// The page itself with everything folded open, then each menu and each dialog.
async function states(page, shell) {
	const menus = await page.locator('details.sk-menu').evaluateAll((all, whole) =>
		all.flatMap((menu, n) => (whole || menu.closest('main') ? [n] : [])), shell);
	const dialogs = await page.locator('dialog[id]').evaluateAll((all, whole) =>
		all.flatMap((dialog) => (whole || dialog.closest('main') ? [dialog.id] : [])), shell);
	return [['page', null], ...menus.map((n) => [`menu ${n + 1}`, 'details.sk-menu[open]', n]),
		...dialogs.map((id) => [`dialog ${id}`, 'dialog[open]', id])];
}

const show = (page, which) => page.evaluate((opened) => {
	for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
	const menus = [...document.querySelectorAll('details.sk-menu')];
	for (const menu of menus) menu.open = false;
	for (const other of document.querySelectorAll('details:not(.sk-menu)')) other.open = true;
	scrollTo({ top: 0, behavior: 'instant' }); // what lies half under a bar that sticks would count as too small
	if (typeof opened === 'number') menus[opened].open = true;
	if (typeof opened === 'string') document.getElementById(opened).showModal();
}, which);

// In the page as it stands, by the engine itself: the pages have no frames, and the ready-made builder opens a page of its
// own for every result, which costs five times the analysis. scope: a selector, else the whole document.
async function analyse(page, scope) {
	if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(AXE);
	return page.evaluate(async ([where, tags]) => {
		const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
		const { violations } = await globalThis.axe.run(where ?? document, options);
		return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => ({ id, impact, html })));
	}, [scope, TAGS]);
}

// All findings of axe: light and dark, wide and narrow, menus and dialogs opened. Returns how many analyses were made.
// shell: the menus and dialogs around the page, too.
export async function axe(page, { looks = ALL_LOOKS, shell = true } = {}) {
	const findings = new Set();
	const opened = await states(page, shell);
	let analyses = 0;
	for await (const appearance of appearances(page, looks)) {
		for (const [state, scope, which] of opened) {
			await show(page, which);
			analyses += 1;
			for (const { id, impact, html } of await analyse(page, scope)) {
				findings.add(`${id} (${impact}) ${appearance}, ${state}: ${html.slice(0, 160)}`);
			}
		}
	}
	await show(page, null);
	none([...findings], `axe on ${page.url()}`);
	return analyses;
}

// It takes every form for a landmark; HTML-AAM gives that role to a form with a name only, and ours have none.
const IBM_RULED_OUT = ['aria_form_label_unique'];
const ACE = require.resolve('accessibility-checker-engine/ace.js');

// The second engine. Its script reads the page by means that the policy refuses, so the page must come from
// newPage(browser, { bypassCSP: true }).
export async function ibm(page) {
	await page.addScriptTag({ path: ACE });
	const failed = await page.evaluate(async (ruled) => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
		const report = await new globalThis.ace.Checker().check(document, ['WCAG_2_2', 'EN_301_549']);
		return report.results
			.filter(({ ruleId, value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL' && !ruled.includes(ruleId))
			.map(({ ruleId, message, snippet }) => `${ruleId} ${message} ${snippet}`);
	}, IBM_RULED_OUT);
	none([...new Set(failed)], `IBM accessibility checker on ${page.url()}`);
}

// WCAG 1.4.10: 320 CSS pixels wide (a screen of 1280 at 400 %), nothing to scroll sideways.
export async function checkReflow320(page) {
	const before = page.viewportSize();
	await page.setViewportSize(REFLOW);
	const wide = await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details:not(.sk-menu)')) folded.open = true;
		const over = document.documentElement.scrollWidth - innerWidth;
		if (over <= 0) return [];
		const scrolls = (element) => element && element !== document.body
			&& (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
		const guilty = [...document.querySelectorAll('body *')].filter((element) =>
			element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement)).slice(0, 5);
		return [`${over} px too wide`, ...guilty.map((element) => element.outerHTML.slice(0, 100))];
	});
	await page.setViewportSize(before);
	none(wide, `reflow at 320 px on ${page.url()}`);
}

// WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11: Tab goes through the page and out again, each stop is visible, shows its focus and
// is not wholly behind a bar that sticks. Returns the stops.
export async function checkKeyboard(page, { limit = 400 } = {}) {
	const stops = [];
	const faults = [];
	await page.evaluate(() => {
		document.activeElement?.blur();
		document.body.setAttribute('tabindex', '-1');
		document.body.focus();
		document.body.removeAttribute('tabindex');
	});
	for (let n = 0; n < limit; n += 1) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(describeFocus);
		if (!stop || stop.again) break;
		stops.push(stop.html);
		faults.push(...stop.faults.map((fault) => `${fault}: ${stop.html}`));
	}
	await page.evaluate(() => { for (const e of document.querySelectorAll('*')) delete e.skSeen; });
	if (stops.length === limit) faults.push(`no way out after ${limit} stops`);
	none(faults, `keyboard on ${page.url()}`);
	return stops;
}

function describeFocus() {
	const element = document.activeElement;
	if (!element || element === document.body) return null;
	if (element.skSeen) return { again: true };
	element.skSeen = true;
	const faults = [];
	// a control drawn by the element after it (a segmented choice) shows its focus there
	const shown = [element, element.nextElementSibling].filter(Boolean).map((e) => getComputedStyle(e));
	const marked = shown.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
		|| style.boxShadow !== 'none');
	if (!marked) faults.push('focus is not visible');
	const box = element.getBoundingClientRect();
	const corners = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) =>
		document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
	const reachable = corners.some((hit) => hit && (element.contains(hit) || hit.contains(element)
		|| [...(element.labels ?? [])].some((label) => label.contains(hit))));
	if (!reachable) faults.push('focus is out of sight or covered');
	return { html: element.outerHTML.slice(0, 120), faults };
}

// --- All at once ---------------------------------------------------------------------------------------------------
// full: in every look, with the menus around the page; the others are drawn from the same parts. Leaves everything folded
// open.
async function check(page, { allow, full }) {
	await validateHtml(page);
	if (looking) {
		await checkReflow320(page);
		await axe(page, full ? {} : { looks: TWO_LOOKS, shell: false });
	} else {
		await show(page, null);
	}
	await checkNoCspErrors(page, { allow });
}

export async function checkPage(page, { allow = [], name, full = false } = {}) {
	await check(page, { allow, full });
	await screenshot(page, name ?? new URL(page.url()).pathname);
}

// A page of a story, in whatever state, with its pictures wide and narrow. allow: the refusals that the story itself asked
// for.
export async function checkSound(page, name, { allow = [/status of (400|403|404)/] } = {}) {
	await check(page, { allow });
	await keep(page, name);
}

// The whole page, wide and narrow, when pictures are asked for.
export async function keep(page, name) {
	if (!process.env.SCHAKEL_SCHERMEN) return;
	await screenshot(page, name, { fullPage: true });
	await page.setViewportSize(NARROW);
	await screenshot(page, `${name}-smal`, { fullPage: true });
	await page.setViewportSize(WIDE);
}

// Kept only when SCHAKEL_SCHERMEN names a folder.
export async function screenshot(page, name, options = {}) {
	const folder = process.env.SCHAKEL_SCHERMEN;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	const file = name.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'start';
	// the caret stays: hiding it writes styles into the page, which the next check would find
	await page.screenshot({ path: join(folder, `${file}.png`), caret: 'initial', ...options });
}
