/** What a browser has and jsdom lacks, as far as WordPress's components ask for it. */
const { TextDecoder, TextEncoder } = require( 'node:util' );

globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
globalThis.SCRIPT_DEBUG = false;

globalThis.ResizeObserver ??= class {
	observe() {}
	unobserve() {}
	disconnect() {}
};

globalThis.IntersectionObserver ??= class {
	observe() {}
	unobserve() {}
	disconnect() {}
	takeRecords() {
		return [];
	}
};

window.matchMedia ??= ( query ) => ( {
	matches: false,
	media: query,
	addListener() {},
	removeListener() {},
	addEventListener() {},
	removeEventListener() {},
	dispatchEvent: () => false,
} );

window.Element.prototype.scrollIntoView ??= () => {};
