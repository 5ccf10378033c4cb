// A server of ready-made pages for the tests of the harness and of the browser files: /assets/ from assets/dist, the
// rest from a table of the test, with the headers that Schakel sends. In pages {{icon "name"}} becomes what the
// templates make of it.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const assets = join(dirname(fileURLToPath(import.meta.url)), '../../assets');
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const HEADERS = {
	'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
		+ "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
		+ "object-src 'none'; require-trusted-types-for 'script'",
	'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
};

export const withIcons = (html) => html.replaceAll(/\{\{icon "([\w-]+)"\}\}/g,
	'<svg class="sk-icon" aria-hidden="true" focusable="false"><use href="/assets/iconen.svg#$1"/></svg>');

export const componentSheet = () => withIcons(readFileSync(join(assets, 'onderdelen.html'), 'utf8'));

export const html = (body, status = 200, headers = {}) =>
	({ status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: withIcons(body) });
export const json = (value, status = 200) =>
	({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

function asset(path) {
	const name = basename(path);
	const body = readFileSync(join(assets, 'dist', name));
	return { status: 200, headers: { 'content-type': TYPES[extname(name)] }, body };
}

async function answer(routes, requests, request) {
	const { pathname, search } = new URL(request.url, 'http://localhost');
	if (pathname.startsWith('/assets/')) return asset(pathname);
	const pieces = [];
	for await (const piece of request) pieces.push(piece);
	const body = Buffer.concat(pieces).toString('utf8');
	const seen = { method: request.method, path: pathname, search, body, headers: request.headers };
	requests.push(seen);
	const route = routes[`${request.method} ${pathname}`];
	if (!route) return html('<!doctype html><html lang="nl"><title>Niet gevonden</title><p>Niet gevonden</p></html>', 404);
	return typeof route === 'function' ? route(seen) : html(route);
}

// routes: "GET /path" -> a page, or a function of the request that gives html(...), json(...) or null (cut the line).
// requests keeps what was asked, assets apart; tests may change routes while it runs.
export async function startStatic(routes) {
	const requests = [];
	const server = createServer(async (request, response) => {
		const found = await answer(routes, requests, request);
		if (!found) return request.socket.destroy();
		response.writeHead(found.status, { ...HEADERS, ...found.headers });
		response.end(found.body);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${server.address().port}`, requests, routes,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
